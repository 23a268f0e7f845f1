using System.Globalization;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Packing;

namespace ContainerOS.UserData.Format;

/// <summary>Reads the blocks of a script of version 2. It skips what it cannot read; the caller detects that by comparing.</summary>
internal sealed class Version2Reader(string script, BootstrapPhase phase, ContentPacker packer)
{
    private readonly List<OrderedContainer> containers = [];
    private readonly List<Value<BootstrapStep>> steps = [];
    private List<string?>? head;
    private int at = Math.Max(0, script.IndexOf($"\n{CommandNames.Container} ", StringComparison.Ordinal) + 1);

    internal IReadOnlyList<OrderedContainer> Read()
    {
        while (at < script.Length)
        {
            var line = new QuotedWordReader(script, at);
            var words = line.Read();
            at = line.At;
            Command(words, line.Tag is { } tag ? Document(tag) : null);
        }

        Close();
        return containers;
    }

    private void Command(List<string?> words, string? content)
    {
        if (words.FirstOrDefault() == CommandNames.Container)
        {
            Close();
            head = words;
        }
        else if (Version2StepReader.Read(words, content) is { } step)
        {
            steps.Add(step);
            if (content is not null && words.ElementAtOrDefault(1) == EncodedContent.Gzip && step.File?.Content.Content is { } packed)
            {
                packer.Remember(packed.Content, content);
            }
        }
    }

    /// <summary>Reads the lines up to the end tag.</summary>
    private string Document(string tag)
    {
        var begin = at;
        while (at < script.Length)
        {
            var end = script.IndexOf('\n', at) is >= 0 and var found ? found : script.Length;
            var isTag = script.AsSpan(at, end - at).SequenceEqual(tag);
            var start = at;
            at = end + 1;
            if (isTag)
            {
                return script[begin..start];
            }
        }

        return string.Empty;
    }

    private void Close()
    {
        if (head is null)
        {
            return;
        }

        var container = new BootstrapContainer
        {
            Name = head.ElementAtOrDefault(1) is { } name ? (Value<string>?)name : null,
            Phase = phase,
            Steps = head.Skip(2).Contains("steps=none") ? null : ValueList<BootstrapStep>.Of(steps.ToArray()),
        };
        containers.Add(new OrderedContainer(container, Place(head.Skip(2))));
        steps.Clear();
    }

    private static int? Place(IEnumerable<string?> attributes) =>
        attributes.FirstOrDefault(word => word?.StartsWith("at=", StringComparison.Ordinal) ?? false) is { } found
        && int.TryParse(found[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : null;
}
