using System.Reflection;

namespace How2Mine.Work;

public static class ProgramVersion
{
    public static string Current { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
