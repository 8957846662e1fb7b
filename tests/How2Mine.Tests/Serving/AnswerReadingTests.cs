using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using How2Mine.Serving;
using How2Mine.Serving.Reading;

namespace How2Mine.Tests.Serving;

public class AnswerReadingTests
{
    const string Plain = """{"goal": "Bake bread", "steps": ["Mix", "Bake"]}""";

    [Theory]
    [InlineData(Plain)]
    [InlineData("```json\n" + Plain + "\n```")]
    [InlineData("```" + Plain + "```")]
    [InlineData("```JSON " + Plain + "```")]
    [InlineData("Sure! Here is the procedure:\n\n```\n" + Plain + "\n```\nLet me know if {anything} is missing.")]
    [InlineData("<think>It could be {\"goal\": \"x\", \"steps\": [\"y\"]}, no.</think>" + Plain)]
    [InlineData("half a thought without its beginning</think>\n\n" + Plain)]
    [InlineData("The answer is " + Plain + " as you asked.")]
    [InlineData("{'goal': 'Bake bread', 'steps': ['Mix', 'Bake']}")]
    [InlineData("{goal: \"Bake bread\", steps: [\"Mix\", \"Bake\",],}")]
    [InlineData("{\"goal\": \"Bake bread\", // what for\n \"steps\": [\"Mix\", /* then */ \"Bake\"]}")]
    [InlineData("{\"goal\": \"Bake bread\" \"steps\": [\"Mix\" \"Bake\"]}")]
    [InlineData("{\"goal\": \"Bake bread\", \"steps\": [\"Mix\", \"Bake\"]")]
    [InlineData("{\"goal\": \"Bake bread\", \"steps\": [\"Mix\", \"Bake\"")]
    [InlineData(Plain + "\n" + Plain)]
    [InlineData("\uFEFF" + Plain)]
    public void Form_is_forgiven(string text)
    {
        var value = Assert.IsType<ReadAnswer.Good>(AnswerReading.Read(text, Requests.Procedure)).Value;
        Assert.Equal(("Bake bread", "Mix|Bake"), (value.GetProperty("goal").GetString(), string.Join('|', value.GetProperty("steps").EnumerateArray().Select(s => s.GetString()))));
    }

    [Theory]
    [InlineData("""{"goal": "x", "steps": "Mix"}""", "'steps' must be an array of strings, got a string")]
    [InlineData("""{"goal": "x", "steps": ["Mix", 2]}""", "'steps[1]' must be a string, got the number 2")]
    [InlineData("""{"steps": ["Mix"]}""", "'goal' is missing")]
    [InlineData("""{"goal": "x", "steps": []}""", "'steps' must have at least 1 items, got 0")]
    [InlineData("""{"goal": "x", "steps": ["1", "2", "3", "4", "5", "6"]}""", "'steps' must have at most 5 items, got 6")]
    [InlineData("""{"goal": "", "steps": ["a"]}""", "'goal' must have at least 1 characters, got 0")]
    [InlineData("""{"goal": "x", "steps": ["a"], "rating": 6}""", "'rating' must be at most 5, got 6")]
    [InlineData("""{"goal": "x", "steps": ["a"], "rating": 2.5}""", "'rating' must be an integer or null, got the number 2.5")]
    [InlineData("""{"goal": "x", "steps": ["a"], "kind": "c"}""", "'kind' must be one of a, b, got c")]
    [InlineData("""{"goal": "x", "steps": ["a"], "title": "y"}""", "'title' is not asked for, only goal, steps, rating, kind")]
    [InlineData("""{"goal": 1, "steps": 2}""", "'goal' must be a string, got the number 1; 'steps' must be an array of strings, got the number 2")]
    [InlineData("""[{"goal": 7, "steps": ["a"]}]""", "'goal' must be a string, got the number 7")]
    [InlineData("I cannot find a procedure.", "it holds no JSON object, got: I cannot find a procedure.")]
    [InlineData("", "it is empty")]
    [InlineData("<think>Let me see", "the thinking was never ended")]
    [InlineData("""{"goal": "x", "goal": "y", "steps": ["a"]}""", "its JSON is broken: the member 'goal' is there twice")]
    [InlineData("""{"goal": Bake bread, "steps": ["a"]}""", "its JSON is broken: the text 'Bake' is not in quotes")]
    [InlineData("""{"goal": "x", "steps": ["a", "b", """, "it ends in the middle")]
    [InlineData("""{"goal": "x", "steps": ["a", "b""", "it ends in the middle")]
    [InlineData("""{"goal": "x", "steps": ["a"], "rating": 1""", "it ends in the middle")]
    [InlineData("""{"goal": "x", "steps": ["a"]} or {"goal": "x", "steps": ["b"]}""", "it holds several different JSON values; give one")]
    public void Meaning_is_not(string text, string why) => Assert.Equal(why, Assert.IsType<ReadAnswer.Unreadable>(AnswerReading.Read(text, Requests.Procedure)).Why);

    [Theory]
    [InlineData("""{"goal": "x", "steps": ["a", "b"]""", "it was cut off at the limit of its length; answer more briefly")]
    [InlineData("<think>so", "it was cut off while thinking; think less")]
    public void What_the_limit_cut_off_is_not_mended(string text, string why) =>
        Assert.Equal(why, Assert.IsType<ReadAnswer.Unreadable>(AnswerReading.Read(Requests.Answer("k", text, AnswerFinish.Length), Requests.Procedure)).Why);

    [Fact]
    public void A_value_that_was_whole_before_the_limit_counts() =>
        Assert.IsType<ReadAnswer.Good>(AnswerReading.Read(Requests.Answer("k", Plain + " And now some more wor", AnswerFinish.Length), Requests.Procedure));

    [Theory]
    [InlineData(AnswerFinish.Refusal)]
    [InlineData(AnswerFinish.Filtered)]
    public void A_refusal_is_none_however_it_reads(AnswerFinish finish) => Assert.IsType<ReadAnswer.Refused>(AnswerReading.Read(Requests.Answer("k", Plain, finish), Requests.Procedure));

    [Fact]
    public void Half_a_character_does_no_harm()
    {
        var value = Assert.IsType<ReadAnswer.Good>(AnswerReading.Read("""{"goal": "\ud83d x", "steps": ["\ud83c\udf5e"]}""", Requests.Procedure)).Value;
        Assert.Equal(("\uFFFD x", "\U0001F35E"), (value.GetProperty("goal").GetString(), value.GetProperty("steps")[0].GetString()));
    }

    [Fact]
    public void A_schema_may_ask_for_a_list_or_a_scalar()
    {
        Assert.IsType<ReadAnswer.Good>(AnswerReading.Read("Tools: [\"pan\", \"oven\"]", AnswerSchema.Parse("""{"type": "array", "items": {"type": "string"}}""")));
        Assert.IsType<ReadAnswer.Good>(AnswerReading.Read(" true ", AnswerSchema.Parse("""{"type": "boolean"}""")));
    }

    [Theory]
    [InlineData("""{"type": "object", "properties": {"a": {"pattern": "x"}}}""", "the schema, 'a': 'pattern' is not checked here")]
    [InlineData("""{"type": "text"}""", "the schema: type is 'text', expected object")]
    [InlineData("""{"type": "object", "required": ["a"]}""", "the schema: 'a' is required but is no property")]
    [InlineData("""{"type": """, "the schema is no JSON")]
    public void A_schema_that_cannot_be_checked_is_the_callers_mistake(string schema, string told) =>
        Assert.StartsWith(told, Assert.Throws<CallerMistakeException>(() => AnswerSchema.Parse(schema)).Message);

    /// <summary>Whatever goal and steps a model writes as JSON come back the same out of fences and prose.</summary>
    [Property(MaxTest = 500)]
    public bool What_was_written_is_what_is_read(NonEmptyString goal, NonEmptyArray<NonNull<string>> steps)
    {
        var written = JsonSerializer.Serialize(new { goal = goal.Get, steps = steps.Get.Take(5).Select(s => s.Get) });
        return AnswerReading.Read($"<think>hm</think>Here:\n```json\n{written}\n```\nDone.", Requests.Procedure) is ReadAnswer.Good good && JsonSerializer.Serialize(good.Value) == JsonSerializer.Serialize(JsonDocument.Parse(written).RootElement);
    }

    /// <summary>Cut anywhere, an answer is refused or says all that it said before the cut was closed.</summary>
    [Property(MaxTest = 1000)]
    public bool A_cut_answer_never_says_something_else(NonEmptyString goal, NonEmptyArray<NonNull<string>> steps, NonNegativeInt cut)
    {
        var written = JsonSerializer.Serialize(new { goal = goal.Get, steps = steps.Get.Take(5).Select(s => s.Get), rating = 3 });
        var left = written[..(cut.Get % written.Length)];
        if (AnswerReading.Read(left, Requests.Procedure) is not ReadAnswer.Good good) return true;
        var whole = JsonDocument.Parse(written).RootElement;
        return JsonElement.DeepEquals(good.Value.GetProperty("goal"), whole.GetProperty("goal"))
            && good.Value.GetProperty("steps").EnumerateArray().Zip(whole.GetProperty("steps").EnumerateArray()).All(s => JsonElement.DeepEquals(s.First, s.Second));
    }

    /// <summary>No text ends the reader, and what it calls good fits.</summary>
    [Property(MaxTest = 2000)]
    public Property Any_text_is_read() =>
        Prop.ForAll(Gen.Elements("{", "}", "[", "]", "\"", "'", ":", ",", "goal", "steps", "\\", "\\ud800", "```", "<think>", "</think>", "\n", " ", "//", "/*", "1e999", "null", "\ud800", "NaN").ListOf(40).Select(string.Concat).ToArbitrary(),
            text => AnswerReading.Read(text, Requests.Procedure) is not ReadAnswer.Good good || Requests.Procedure.Misfit(good.Value) is null);
}
