using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using How2Mine.Mining.Stages;

namespace How2Mine.Settings;

/// <summary>Reads and writes settings as strict JSON: a key that is not known is an error that names the nearest one.</summary>
public static class SettingsJson
{
    internal static JsonSerializerOptions Options { get; } = New(indented: false);

    internal static JsonSerializerOptions Indented { get; } = New(indented: true);

    /// <summary>A part of the settings, or what holds one, as one line.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">Somebody else did.</exception>
    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);

    /// <param name="name">The file's name, for messages.</param>
    public static MiningSettings Parse(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            CheckKeys(document.RootElement, typeof(MiningSettings), "", name);
            var settings = document.RootElement.Deserialize<MiningSettings>(Options) ?? throw new CallerMistakeException($"settings file '{name}' holds null, expected an object such as {{\"steps\": {{\"min_steps\": 5}}}}");
            CheckRanges(settings, name);
            return settings;
        }
        catch (JsonException e)
        {
            throw new CallerMistakeException($"settings file '{name}' is not valid: {Sentence(e)}; mend it, or leave it out to use the defaults");
        }
    }

    /// <returns>The same settings.</returns>
    /// <exception cref="CallerMistakeException">A value out of its range.</exception>
    public static MiningSettings Checked(MiningSettings settings)
    {
        CheckRanges(settings, null);
        return settings;
    }

    static string Sentence(JsonException e) => e.LineNumber is { } line ? $"line {line + 1}: {FirstSentence(e.Message)}" : FirstSentence(e.Message);

    static string FirstSentence(string message) => message.IndexOf(" Path:", StringComparison.Ordinal) is > 0 and var at ? message[..at].TrimEnd('.') : message.Split(". ")[0].TrimEnd('.');

    static void CheckKeys(JsonElement element, Type type, string path, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new CallerMistakeException($"settings file '{name}': {(path.Length == 0 ? "the file" : $"'{path}'")} is {element.ValueKind.ToString().ToLowerInvariant()}, expected an object");
        var known = Options.GetTypeInfo(type).Properties.Where(p => p.Set is not null).ToDictionary(p => p.Name, p => p.PropertyType, StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var full = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!known.TryGetValue(member.Name, out var memberType))
                throw new CallerMistakeException($"settings file '{name}': '{full}' is no setting; the nearest one is '{(path.Length == 0 ? "" : path + ".")}{NearestName.To(member.Name, known.Keys)}'");
            if (member.Value.ValueKind != JsonValueKind.Null && Options.GetTypeInfo(memberType).Kind == JsonTypeInfoKind.Object) CheckKeys(member.Value, memberType, full, name);
        }
    }

    static void CheckRanges(MiningSettings settings, string? name)
    {
        void Require(bool holds, string what)
        {
            if (!holds) throw new CallerMistakeException(name is null ? what : $"settings file '{name}': {what}");
        }

        var (steps, crawl, text) = (settings.Steps, settings.Crawl, settings.Text);
        Require(steps.MinSteps >= 1 && steps.MaxSteps >= steps.MinSteps, $"steps.min_steps is {steps.MinSteps} and steps.max_steps {steps.MaxSteps}, expected 1 <= min_steps <= max_steps");
        Require(crawl.MaxBlockBytes is >= 1024 and <= 1 << 30 && crawl.MaxBodyBytes is >= 1024 and <= 1 << 30 && crawl.MaxHeaderBytes is >= 1024 and <= 1 << 24, "crawl.max_block_bytes, max_body_bytes and max_header_bytes must be between 1024 and 1073741824 (headers: 16777216)");
        Require(text.MaxDepth is >= 16 and <= 400 && text.MaxElements >= 1 && text.MaxCharacters >= 1, $"text.max_depth is {text.MaxDepth}, expected 16 to 400; text.max_elements and max_characters at least 1");
        Require(settings.Howto.MinScore is >= 0 and <= 1, "howto.min_score must be between 0 and 1");
        Require(settings.Sources is { RequestsPerSecond: > 0 and <= 10_000, MaxConcurrent: >= 1 and <= 1024, Tries: >= 1 and <= 100, TimeoutSeconds: >= 1 and <= 3600 },
            "sources.requests_per_second must be above 0 up to 10000, max_concurrent 1 to 1024, tries 1 to 100, timeout_seconds 1 to 3600");
        if (settings.Model is { } model)
        {
            Require(model.Stages.All(s => (s.Settings.Model ?? model.Name).Length > 0), "model.name must be the model's name, as its server knows it");
            Require(model is { MaxPageCharacters: >= 500 and <= 1_000_000, MaxProcedures: >= 1 and <= 20, InFlight: >= 1 and <= 100_000 }, "model.max_page_characters must be 500 to 1000000, max_procedures 1 to 20, in_flight 1 to 100000");
            Require(model is { TimeoutSeconds: > 0 and <= 86_400, Tries: >= 1 and <= 1000, RetryDelaySeconds: > 0 and <= 3600 }, "model.timeout_seconds must be above 0 up to 86400, tries 1 to 1000, retry_delay_seconds above 0 up to 3600");
            // Prompts are looked at before anything is paid.
            _ = new ModelLine(model, steps);
        }
        Require(settings.Plan is { CandidatesPerTopic: null or >= 1, ProceduresPerTopic: null or >= 1, FirstPages: >= 1, ShareByChance: >= 0 and <= 1 }, "plan.candidates_per_topic, procedures_per_topic and first_pages must be at least 1, share_by_chance 0 to 1");
        Require(settings.Balance is { PerTopic: null or >= 1, PerHost: null or >= 1, MinTopicScore: >= 0 and <= 1, MinHowtoScore: >= 0 and <= 1 }, "balance.per_topic and per_host must be at least 1, min_topic_score and min_howto_score 0 to 1");
        settings.Duplicates.Checked();
    }

    static JsonSerializerOptions New(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        WriteIndented = indented,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
