using ContainerOS.Sdk.Transport;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Json;

/// <summary>The fields of a JSON object. Those of a reply are read in place; a tree is built when they are changed or copied.</summary>
internal sealed class JsonFields
{
    private readonly ParsedDocument? document;
    private readonly int index;
    private JObject? tree;

    public JsonFields(JObject tree) => this.tree = tree;

    public JsonFields(ParsedDocument document, int index) => (this.document, this.index) = (document, index);

    /// <summary>The fields as a tree. A change of the tree changes these fields.</summary>
    public JObject Tree => tree ??= (JObject)document!.InTree(index);

    /// <summary>The reply that the fields came from; null when they did not come from a reply.</summary>
    public ReplyOrigin? Origin => document is null ? Tree.Root.Annotation<ReplyOrigin>() : document.Origin;

    public static implicit operator JsonFields(JObject tree) => new(tree);

    /// <summary>Finds a field; null when there is none of that name.</summary>
    public JsonItem? Find(string name)
    {
        if (document is not null && tree is null)
        {
            return document.Find(index, name) is var found and >= 0 ? new(document, found) : null;
        }

        return Tree[name] is { } token ? new(token) : null;
    }

    /// <summary>Copies the fields into a new tree.</summary>
    public JObject Copy() => tree is null ? (JObject)document!.Copy(index) : (JObject)tree.DeepClone();
}
