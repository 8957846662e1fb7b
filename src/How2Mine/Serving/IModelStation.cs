using System.Text.Json;

namespace How2Mine.Serving;

/// <summary>A step that needs a model's word. It says what to ask and what an answer means; asking is somebody else's work. Pure, like every station.</summary>
public interface IModelStation<in TIn, TOut>
{
    /// <summary>The name under which fates, answers and prices are counted, e.g. <c>extract</c>.</summary>
    string Name { get; }

    ModelRequest Ask(TIn input);

    /// <param name="answer">Fits the request's schema.</param>
    Outcome<TOut> Read(TIn input, JsonElement answer);
}
