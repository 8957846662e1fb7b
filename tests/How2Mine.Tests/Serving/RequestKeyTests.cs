using System.Text.Json;
using How2Mine.Serving;

namespace How2Mine.Tests.Serving;

public class RequestKeyTests
{
    static readonly ModelRequest Asked = Requests.Of("Bake bread");

    [Fact]
    public void The_same_question_has_the_same_key_on_every_machine() => Assert.Equal("b08db9a726c2413faf5587bd190214ae", Requests.Of("Bake bread").Key);

    [Fact]
    public void The_stage_is_no_part_of_it() => Assert.Equal(Asked.Key, Requests.Of("Bake bread", stage: "filter").Key);

    [Fact]
    public void Everything_that_shapes_the_answer_changes_it()
    {
        ModelRequest With(ModelParameters parameters) => Requests.Of("Bake bread", parameters: parameters);
        var (usual, schema) = (Asked.Parameters, AnswerSchema.Parse("""{"type": "object"}"""));
        ModelRequest[] others =
        [
            Requests.Of("Bake bread "), Requests.Of("Bake bread", model: "other"),
            new("extract", "test-model", [ModelMessage.User("Answer in JSON."), ModelMessage.User("Bake bread")], Requests.Procedure, usual),
            new("extract", "test-model", [ModelMessage.System("Answer in JSON.Bake bread")], Requests.Procedure, usual),
            new("extract", "test-model", Asked.Messages, schema, usual), new("extract", "test-model", Asked.Messages, null, usual),
            With(usual with { Temperature = 0.1 }), With(usual with { TopP = 0.9 }), With(usual with { MaxTokens = 201 }), With(usual with { Seed = 1 }), With(usual with { ReasoningEffort = "low" }),
            With(usual with { Extra = JsonSerializer.SerializeToElement(new { a = 1 }) }), With(usual with { Temperature = null }),
        ];
        Assert.Equal(others.Length + 1, others.Append(Asked).Select(r => r.Key).Distinct().Count());
    }

    [Fact]
    public void Blanks_in_the_schema_do_not_change_it_and_the_order_of_members_does()
    {
        ModelRequest With(string schema) => new("s", "m", Asked.Messages, AnswerSchema.Parse(schema), Asked.Parameters);
        Assert.Equal(With("""{"type":"object","properties":{"a":{},"b":{}}}""").Key, With("""{ "type": "object", "properties": { "a": {}, "b": {} } }""").Key);
        Assert.NotEqual(With("""{"type":"object","properties":{"a":{},"b":{}}}""").Key, With("""{"type":"object","properties":{"b":{},"a":{}}}""").Key);
    }
}
