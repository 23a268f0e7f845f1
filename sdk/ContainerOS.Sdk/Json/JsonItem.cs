using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>A value of JSON: on a tape, or in a tree.</summary>
internal readonly struct JsonItem
{
    private readonly JToken? token;
    private readonly JsonTape? tape;
    private readonly int place;

    public JsonItem(JToken token) => this.token = token;

    public JsonItem(JsonTape tape, int place) => (this.tape, this.place) = (tape, place);

    public JTokenType Type => token?.Type ?? tape![place].Type;

    /// <summary>Whether it is neither an object nor a list.</summary>
    public bool IsSingle => token is JValue || (tape is not null && Type is not (JTokenType.Object or JTokenType.Array));

    /// <summary>A single value as it is; null for any other.</summary>
    public object? Value => tape is null ? (token as JValue)?.Value : tape[place].Value;

    /// <summary>A single value as text; empty for any other.</summary>
    public string Text =>
        Value switch
        {
            string text => text,
            bool truth => truth ? "true" : "false",
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            { } other => other.ToString() ?? string.Empty,
            null => string.Empty,
        };

    /// <summary>The fields of an object; null for anything else.</summary>
    public JsonFields? Fields =>
        Type != JTokenType.Object ? null
        : tape is null ? new((JObject)token!)
        : new(tape, place);

    /// <summary>It as a tree, the same one every time.</summary>
    public JToken Tree => tape is null ? token! : tape.InTree(place);

    /// <summary>What is read from each part of a list.</summary>
    public T[] Each<T>(Func<JsonItem, T> read)
    {
        if (tape is null)
        {
            return [.. token!.Select(part => read(new(part)))];
        }

        var found = new List<T>();
        for (var part = place + 1; part < tape[place].Next; part = tape[part].Next)
        {
            found.Add(read(new(tape, part)));
        }

        return [.. found];
    }
}
