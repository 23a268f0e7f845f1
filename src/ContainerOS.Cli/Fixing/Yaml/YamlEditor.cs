using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Edits YAML as text: what is not edited stays as it is, letter by letter.</summary>
internal static class YamlEditor
{
    /// <summary>The text with an edit made.</summary>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="path">From the root of the document to what is edited.</param>
    /// <param name="edit">What is to be done there.</param>
    /// <exception cref="YamlEditException">It can not be done, or ought not to be.</exception>
    internal static string Apply(string text, IReadOnlyList<PathSegment> path, FixEdit edit)
    {
        var outline = YamlNodeReader.Read(text);
        var place = YamlLocation.Find(outline, path);
        var edited = TextSplice.Apply(text, Splices(text, outline, place, edit));
        return HasContent(edited, YamlContent.Edited(YamlContent.Of(outline), path, edit))
            ? edited
            : throw new YamlEditException("the way it is written can not be edited without touching more", place.Node.Start);
    }

    private static IEnumerable<TextSplice> Splices(string text, YamlNode outline, YamlLocation place, FixEdit edit) =>
        (edit.Action, place.Missing.Count) switch
        {
            (FixAction.Set, 0) => [YamlReplacement.Of(text, place, edit)],
            (FixAction.Set, _) => [new YamlInsertion(text, outline).Of(place, edit)],
            (FixAction.Remove, 0) => new YamlRemoval(text).Of(place),
            (FixAction.Rename, 0) => [YamlReplacement.OfKey(text, place, edit)],
            _ => throw new YamlEditException("what is to be changed is not written here", place.Node.Start),
        };

    /// <summary>The last word: the new text, read anew, says what it ought to, and nothing else.</summary>
    private static bool HasContent(string edited, JToken wanted)
    {
        try
        {
            return JToken.DeepEquals(YamlContent.Of(YamlNodeReader.Read(edited)), wanted);
        }
        catch (YamlEditException)
        {
            return false;
        }
    }
}
