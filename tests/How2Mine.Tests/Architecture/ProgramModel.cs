using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace How2Mine.Tests.Architecture;

/// <summary>The compiled program as ArchUnitNET reads it: which type uses which, which member calls which.</summary>
static class ProgramModel
{
    public static readonly System.Reflection.Assembly DeltaLake = typeof(global::DeltaLake.DeltaTable).Assembly;
    public static readonly System.Reflection.Assembly ObjectStore = typeof(global::ObjectStore.ObjectReader).Assembly;
    public static readonly System.Reflection.Assembly HtmlTree = typeof(global::HtmlTree.HtmlDocument).Assembly;
    public static readonly System.Reflection.Assembly FastText = typeof(global::FastText.FastTextModel).Assembly;
    public static readonly System.Reflection.Assembly SparkConnect = typeof(global::SparkConnect.SparkSession).Assembly;
    public static readonly System.Reflection.Assembly Spark = typeof(How2Mine.Spark.SparkRun).Assembly;
    public static readonly System.Reflection.Assembly Stations = typeof(ContentId).Assembly;
    public static readonly System.Reflection.Assembly Serving = typeof(How2Mine.Serving.Journal.AnswerJournal).Assembly;
    public static readonly System.Reflection.Assembly Work = typeof(How2Mine.Work.Partition).Assembly;
    public static readonly System.Reflection.Assembly Embedded = typeof(How2Mine.Embedded.MiningRun).Assembly;
    public static readonly System.Reflection.Assembly Jobs = System.Reflection.Assembly.Load("how2mine");

    static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() => new ArchLoader().LoadAssemblies(HtmlTree, FastText, DeltaLake, ObjectStore, SparkConnect, Stations, Serving, Work, Embedded, Spark, Jobs).Build());

    /// <summary>One type's use of another, with the assembly that each is in.</summary>
    public readonly record struct Arrow(string From, string To, string FromAssembly, string ToAssembly)
    {
        public override string ToString() => $"{From} -> {To}";
    }

    public static IReadOnlyList<Arrow> Arrows { get; } =
        [.. Uses().Select(d => new Arrow(Outermost(d.Origin), Outermost(d.Target), Name(d.Origin.Assembly), Name(d.Target.Assembly))).Where(a => a.From != a.To).Distinct()];

    /// <summary>Calls of methods and properties, as "caller's type -> method's full name".</summary>
    public static IReadOnlyList<(string From, string Method)> Calls { get; } =
        [.. Uses().OfType<MethodCallDependency>().Select(d => (Outermost(d.Origin), d.TargetMember.FullName)).Distinct()];

    public static string NameOf(System.Reflection.Assembly assembly) => assembly.GetName().Name!;

    /// <summary>The namespace of a type, by its full name.</summary>
    public static string NamespaceOf(string type) => type[..Math.Max(0, type.LastIndexOf('.'))];

    static IEnumerable<ITypeDependency> Uses() => Loaded.Value.Types.SelectMany(t => t.Dependencies);

    /// <summary>Without the nested types, which belong to whoever holds them, and without arguments of generic types.</summary>
    static string Outermost(IType type) => type.FullName.Split('+', '/', '<', '`')[0];

    /// <summary>Type parameters are in no assembly.</summary>
    static string Name(ArchUnitNET.Domain.Assembly? assembly) => assembly is null ? "" : assembly.Name.Split(',')[0];
}
