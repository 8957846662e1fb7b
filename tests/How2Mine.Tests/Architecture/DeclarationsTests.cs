namespace How2Mine.Tests.Architecture;

/// <summary>The line counter that the budgets rest on.</summary>
public class DeclarationsTests
{
    [Theory]
    [InlineData("void A()\n{\n  B();\n}", 4)]
    [InlineData("int A() =>\n  B(\n    1);", 3)]
    [InlineData("int A =>\n  1;", 2)]
    [InlineData("void A()\n{\n  void Local()\n  {\n    B();\n  }\n  Local();\n}", 8)]
    [InlineData("string A() => \"}\" +\n  '{' +\n  $\"{{ {(x ? \"}\" : \"{\")} }}\";", 3)]
    [InlineData("string A() => \"\"\"\n  } \"quoted\" {\n  \"\"\";", 3)]
    [InlineData("string A() => @\"a \"\"}\"\" \\\" +\n  B();", 2)]
    [InlineData("void A()\n{\n  // }\n  /* } */ B();\n}", 5)]
    [InlineData("int A\n{\n  get { return 1; }\n  set { B(value); }\n}", 5)]
    [InlineData("[Fact]\nvoid A(int x = 1)\n{\n}", 3)]
    [InlineData("async Task<(int, int)> A<T>((int, int) b)\n  where T : class =>\n  await b;", 3)]
    [InlineData("readonly Func<int> A = () =>\n{\n  return 1;\n};", 4)]
    public void A_function_runs_from_its_signature_to_its_end(string member, int lines)
    {
        var function = Assert.Single(Functions(member));
        Assert.Equal(("A", lines), (function.Name, function.Lines));
    }

    [Theory]
    [InlineData("readonly int[] _a = [\n  1,\n  2];")]
    [InlineData("public int A { get; init; } = 1;")]
    [InlineData("public int A { get; private set; }")]
    [InlineData("const string A = \"() => { }\";")]
    public void A_table_or_value_is_no_function(string member) => Assert.Empty(Functions(member));

    [Fact]
    public void Functions_of_nested_types_are_counted_apart() =>
        Assert.Equal(["A", "C", "D"], Functions("void A()\n{\n}\nsealed class B\n{\n  void C() { }\n}\nvoid D() { }").Select(f => f.Name));

    [Fact]
    public void Types_of_a_file_are_found_but_not_those_within_others()
    {
        var file = new SourceFile("a/First.cs", "namespace N;\n/// <summary>a class X</summary>\npublic sealed record First<T>(int A) : IB where T : class;\nfile static class Second\n{\n  enum Third { A }\n}\npublic enum Fourth { A }\n");
        Assert.Equal(["First", "Second", "Fourth"], Declarations.Of(file).Types);
    }

    static List<Function> Functions(string member) => Declarations.Of(new SourceFile("a/T.cs", $"namespace N;\n\nclass T\n{{\n{member}\n}}\n")).Functions;
}
