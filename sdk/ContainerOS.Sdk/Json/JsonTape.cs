using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>
/// A JSON document as it was read, its values in a row: a tree of tokens takes five times the memory, and most of a reply is never
/// looked at. The tree is grown for whoever changes or copies the document.
/// </summary>
/// <param name="entries">The values, each before its parts.</param>
internal sealed class JsonTape(TapeEntry[] entries)
{
    private JToken[]? tree;

    /// <summary>Which reply it came from, once that is known; null for none.</summary>
    public ReplyOrigin? Origin { get; set; }

    /// <summary>The document itself.</summary>
    public JsonItem Root => new(this, place: 0);

    public ref readonly TapeEntry this[int place] => ref entries[place];

    /// <summary>The field of an object, or -1. Of fields with one name the last counts, as in a tree.</summary>
    public int Find(int holder, string name)
    {
        var found = -1;
        for (var place = holder + 1; place < entries[holder].Next; place = entries[place].Next)
        {
            found = entries[place].Name == name ? place : found;
        }

        return found;
    }

    /// <summary>The value in the tree of the whole document, which is grown once.</summary>
    public JToken InTree(int place)
    {
        if (tree is null)
        {
            var tokens = new JToken[entries.Length];
            var root = Grow(0, tokens);
            if (Origin is not null)
            {
                root.AddAnnotation(Origin);
            }

            Interlocked.CompareExchange(ref tree, tokens, null);
        }

        return tree[place];
    }

    /// <summary>A tree of the value alone.</summary>
    public JToken Copy(int place) => Grow(place, tokens: null);

    private JToken Grow(int place, JToken[]? tokens)
    {
        ref readonly var entry = ref entries[place];
        JToken token = entry.Type switch
        {
            JTokenType.Object => new JObject(),
            JTokenType.Array => new JArray(),
            _ => new JValue(entry.Value),
        };
        for (var part = place + 1; part < entry.Next; part = entries[part].Next)
        {
            Hang(token, entries[part].Name, Grow(part, tokens));
        }

        return tokens is null ? token : tokens[place] = token;
    }

    private static void Hang(JToken holder, string? name, JToken part)
    {
        if (name is null)
        {
            ((JArray)holder).Add(part);
        }
        else
        {
            ((JObject)holder)[name] = part;
        }
    }
}
