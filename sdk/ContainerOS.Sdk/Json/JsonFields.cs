using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>The fields of a JSON object. Those of a reply are read where they stand; a tree is grown when they are changed or copied.</summary>
internal sealed class JsonFields
{
    private readonly JsonTape? tape;
    private readonly int place;
    private JObject? tree;

    public JsonFields(JObject tree) => this.tree = tree;

    public JsonFields(JsonTape tape, int place) => (this.tape, this.place) = (tape, place);

    /// <summary>The fields as a tree; what is changed there is changed here.</summary>
    public JObject Tree => tree ??= (JObject)tape!.InTree(place);

    /// <summary>Which reply they came from; null for none.</summary>
    public ReplyOrigin? Origin => tape is null ? Tree.Root.Annotation<ReplyOrigin>() : tape.Origin;

    public static implicit operator JsonFields(JObject tree) => new(tree);

    /// <summary>A field; null when there is none of that name.</summary>
    public JsonItem? Find(string name)
    {
        if (tape is not null && tree is null)
        {
            return tape.Find(place, name) is var found and >= 0 ? new(tape, found) : null;
        }

        return Tree[name] is { } token ? new(token) : null;
    }

    /// <summary>A tree of its own.</summary>
    public JObject Copy() => tree is null ? (JObject)tape!.Copy(place) : (JObject)tree.DeepClone();
}
