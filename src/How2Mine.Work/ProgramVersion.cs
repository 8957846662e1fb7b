using System.Reflection;

namespace How2Mine.Work;

public static class ProgramVersion
{
    /// <summary>The version with the commit that the program was built from, where that is known.</summary>
    public static string Full { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    public static string Current { get; } = Full.Split('+')[0];
}
