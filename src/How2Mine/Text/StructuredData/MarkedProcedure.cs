namespace How2Mine.Text.StructuredData;

/// <summary>A procedure that a page describes in structured data, as written there: a schema.org HowTo or Recipe.</summary>
/// <param name="Steps">Texts of the steps in order, sections' names left out.</param>
/// <param name="Resources">Ingredients, tools and supplies.</param>
public sealed record MarkedProcedure(string Kind, string Name, IReadOnlyList<string> Steps, IReadOnlyList<string> Resources);
