using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>The settings by which a lake's pages are mined.</summary>
static class LakeSettings
{
    /// <param name="file">Null for those of the lake's last run.</param>
    /// <exception cref="CallerMistakeException">No model mines by them.</exception>
    public static MiningSettings Of(LakeFolder lake, string? file)
    {
        if (file is not null && !File.Exists(file)) throw new CallerMistakeException($"settings file '{file}' does not exist; leave --settings out for those of the lake's last run");
        var settings = file is not null ? SettingsJson.Parse(File.ReadAllText(file), file)
            : lake.Runs() is [.., var last] ? lake.Settings(last.Settings)
            : throw new CallerMistakeException($"no run of '{lake.Folder}' is known; name its settings with --settings");
        return settings.Model is { } model ? settings with { Model = model.Frozen }
            : throw new CallerMistakeException($"rules mined '{lake.Folder}', and they ask no model; mine with --model NAME into a new lake");
    }
}
