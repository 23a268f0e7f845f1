using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>
/// The content of YAML independent of its layout. An edited text must have the content of the old one with the edit applied.
/// </summary>
internal static class YamlContent
{
    internal static JToken Of(YamlNode piece) =>
        piece switch
        {
            YamlMap map => new JObject(map.Entries.Select(entry => new JProperty(entry.Key.Text, Of(entry.Value)))),
            YamlList list => new JArray(list.Items.Select(Of)),
            YamlAlias alias => Marked("alias", alias.Name),
            YamlScalar scalar => Scalar(scalar),
            _ => throw new InvalidOperationException(piece.GetType().Name),
        };

    /// <summary>Applies an edit to the content. The editor has already checked that the path exists.</summary>
    internal static JToken Edited(JToken root, IReadOnlyList<PathSegment> path, FixEdit edit)
    {
        var at = path.SkipLast(1).Aggregate(root, Step);
        switch (edit.Action, at, path[^1])
        {
            case (FixAction.Set, _, var last):
                Put(at, last, edit.IsText ? Marked("text", edit.Content) : Marked("plain", edit.Content));
                break;
            case (FixAction.Remove, JArray list, { Name: null, Index: var index }):
                list.RemoveAt(index);
                break;
            case (FixAction.Remove, JObject map, { Name: { } name }):
                map.Remove(name);
                break;
            case (_, JObject map, { Name: { } name }):
                map.Property(name)!.Replace(new JProperty(edit.Content, map[name]));
                break;
        }

        return root;
    }

    private static JToken Scalar(YamlScalar scalar) =>
        Marked(
            scalar is { IsTagged: false, IsPlain: true } && !YamlScalarWriter.IsText(scalar.Text) ? "plain"
                : scalar.IsTagged ? "tagged"
                : "text",
            scalar.Text
        );

    private static JValue Marked(string kind, string text) => new($"{kind}:{text}");

    /// <summary>The child at a segment; a missing or empty one becomes a map.</summary>
    private static JToken Step(JToken at, PathSegment segment)
    {
        var next = segment.Name is { } name ? at[name] : at[segment.Index];
        return next is JContainer ? next : Put(at, segment, new JObject());
    }

    private static JToken Put(JToken at, PathSegment segment, JToken value) =>
        segment.Name is { } name ? (at[name] = value) : (at[segment.Index] = value);
}
