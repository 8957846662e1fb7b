using System.Xml.Linq;

namespace How2Mine.Tests.Architecture;

/// <summary>Arrows between projects, one way: jobs to hosts to units of work to stations; hosts and units of work to leaves; hosts and jobs to serving to stations.</summary>
public class ProjectArrowTests
{
    static readonly string Stations = ProgramModel.NameOf(ProgramModel.Stations), DeltaLake = ProgramModel.NameOf(ProgramModel.DeltaLake);
    static readonly string SparkConnect = ProgramModel.NameOf(ProgramModel.SparkConnect), ObjectStore = ProgramModel.NameOf(ProgramModel.ObjectStore);
    static readonly string HtmlTree = ProgramModel.NameOf(ProgramModel.HtmlTree), FastText = ProgramModel.NameOf(ProgramModel.FastText);
    static readonly string Serving = ProgramModel.NameOf(ProgramModel.Serving), Work = ProgramModel.NameOf(ProgramModel.Work), Spark = ProgramModel.NameOf(ProgramModel.Spark);
    static readonly string Embedded = ProgramModel.NameOf(ProgramModel.Embedded), Jobs = ProgramModel.NameOf(ProgramModel.Jobs);

    [Fact]
    public void The_table_library_knows_nothing_of_this_program() => AssertNoArrows(DeltaLake, SparkConnect, ObjectStore, Stations, Serving, Work, Embedded, Spark, Jobs);

    [Fact]
    public void The_Spark_client_knows_nothing_of_this_program_and_no_table_library() => AssertNoArrows(SparkConnect, DeltaLake, ObjectStore, Stations, Serving, Work, Embedded, Spark, Jobs);

    [Fact]
    public void The_object_store_knows_nothing_of_this_program() => AssertNoArrows(ObjectStore, DeltaLake, SparkConnect, Stations, Serving, Work, Embedded, Spark, Jobs);

    [Fact]
    public void The_parser_knows_nothing_of_this_program() => AssertNoArrows(HtmlTree, DeltaLake, SparkConnect, ObjectStore, Stations, Serving, Work, Embedded, Spark, Jobs);

    [Fact]
    public void The_reader_of_fastText_knows_nothing_of_this_program() => AssertNoArrows(FastText, HtmlTree, DeltaLake, SparkConnect, ObjectStore, Stations, Serving, Work, Embedded, Spark, Jobs);

    [Fact]
    public void The_stations_know_no_host_no_job_and_of_the_leaves_the_parser_alone() => AssertNoArrows(Stations, FastText, DeltaLake, SparkConnect, ObjectStore, Serving, Work, Embedded, Spark, Jobs);

    [Fact]
    public void Units_of_work_know_no_host_and_no_job() => AssertNoArrows(Work, Embedded, Spark, Jobs, SparkConnect, Serving);

    [Fact]
    public void Serving_knows_the_stations_alone() => AssertNoArrows(Serving, DeltaLake, SparkConnect, ObjectStore, Work, Embedded, Spark, Jobs);

    [Fact]
    public void Neither_host_knows_the_other()
    {
        AssertNoArrows(Embedded, Spark, SparkConnect, Jobs);
        AssertNoArrows(Spark, Embedded, Jobs);
    }

    [Theory]
    [InlineData("System.Threading.Tasks.Dataflow")]
    [InlineData("Grpc")]
    [InlineData("Google.Protobuf")]
    [InlineData("DuckDB")]
    [InlineData("Parquet")]
    [InlineData("System.Net.Http")]
    public void The_stations_use_no_engine(string library) =>
        Violations.None(ProgramModel.Arrows.Where(a => a.FromAssembly == Stations && a.To.StartsWith(library, StringComparison.Ordinal)).Select(a => a.ToString()));

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.FileInfo")]
    [InlineData("System.IO.FileStream")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.IO.DirectoryInfo")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.Console")]
    [InlineData("System.Environment")]
    [InlineData("System.TimeProvider")]
    public void The_stations_see_no_files_no_clock_and_no_machine(string type) =>
        Violations.None(ProgramModel.Arrows.Where(a => a.FromAssembly == Stations && a.To == type).Select(a => a.ToString()));

    [Fact]
    public void The_arrows_that_must_be_there_are_seen()
    {
        Assert.Contains(ProgramModel.Arrows, a => (a.FromAssembly, a.ToAssembly) == (Jobs, Embedded));
        Assert.Contains(ProgramModel.Arrows, a => (a.FromAssembly, a.ToAssembly) == (Embedded, Stations));
        Assert.Contains(ProgramModel.Arrows, a => (a.FromAssembly, a.ToAssembly) == (Embedded, DeltaLake));
        Assert.Contains(ProgramModel.Arrows, a => a.FromAssembly == Embedded && a.To == "System.IO.File");
    }

    /// <summary>Project files may refer to more than the code uses yet.</summary>
    [Fact]
    public void Project_files_point_the_same_way()
    {
        var wrong = new List<string>();
        foreach (var project in Directory.GetFiles(Path.Combine(SharedData.Root(), "src"), "*.csproj", SearchOption.AllDirectories).Append(Path.Combine(SharedData.Root(), "jobs", "How2Mine.Jobs.csproj")))
            foreach (var target in References(project))
                if (!MayRefer(Layer(Path.GetFileNameWithoutExtension(project)), Layer(target))) wrong.Add($"{Path.GetFileNameWithoutExtension(project)} -> {target}");
        Violations.None(wrong);
    }

    static IEnumerable<string> References(string project) =>
        XDocument.Load(project).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    static string Layer(string project) => project switch
    {
        "How2Mine" => "stations",
        "How2Mine.Serving" => "serving",
        "How2Mine.Work" => "work",
        "How2Mine.Jobs" => "jobs",
        "HtmlTree" => "parser",
        _ when project.StartsWith("How2Mine.", StringComparison.Ordinal) => "host",
        _ => "leaf",
    };

    static bool MayRefer(string from, string to) => (from, to) is ("jobs", "host" or "serving") or ("host", "work" or "serving" or "stations" or "leaf") or ("work", "stations" or "leaf") or ("stations", "parser") or ("serving", "stations");

    static void AssertNoArrows(string from, params string[] to)
    {
        Assert.Contains(ProgramModel.Arrows, a => a.FromAssembly == from);
        Violations.None(ProgramModel.Arrows.Where(a => a.FromAssembly == from && to.Contains(a.ToAssembly)).Select(a => a.ToString()));
    }
}
