namespace How2Mine.Text;

/// <summary>The 14 topics that procedures are mined for, and <see cref="None"/> for every other subject.</summary>
public enum Topic
{
    None,
    ArtAndDesign,
    CrimeAndLaw,
    EducationAndJobs,
    ElectronicsAndHardware,
    FashionAndBeauty,
    FoodAndDining,
    Health,
    HomeAndHobbies,
    Industrial,
    Religion,
    ScienceMathAndTechnology,
    SportsAndFitness,
    Transportation,
    TravelAndTourism,
}

/// <summary>The names under which topics stand in tables.</summary>
public static class TopicNames
{
    static readonly string[] Names =
    [
        "None", "Art & Design", "Crime & Law", "Education & Jobs", "Electronics & Hardware", "Fashion & Beauty", "Food & Dining", "Health",
        "Home & Hobbies", "Industrial", "Religion", "Science, Math & Technology", "Sports & Fitness", "Transportation", "Travel & Tourism",
    ];

    /// <summary>The 14 topics, without <see cref="Topic.None"/>.</summary>
    public static IReadOnlyList<Topic> Fourteen { get; } = [.. Enum.GetValues<Topic>().Where(topic => topic != Topic.None)];

    public static string NameOf(Topic topic) => Names[(int)topic];

    /// <summary>As <see cref="Parse"/>, by letters alone: labels of models have no blanks ("Food_and_Dining").</summary>
    public static Topic ParseLetters(string name)
    {
        var wanted = Letters(name);
        return (Topic)Math.Max(0, Array.FindIndex(Names, n => Letters(n).Equals(wanted, StringComparison.OrdinalIgnoreCase)));
    }

    static string Letters(string name) => new([.. name.Replace("_and_", "_", StringComparison.OrdinalIgnoreCase).Where(char.IsLetter)]);

    /// <summary>The topic of that name; a name that is none of the 14 gives <see cref="Topic.None"/>.</summary>
    public static Topic Parse(string name) => (Topic)Math.Max(0, Array.IndexOf(Names, name));
}
