using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>
/// Reads a map with known keys. Unknown and unsupported keys and values of the wrong kind are errors with their location.
/// </summary>
internal sealed class MapReader
{
    private readonly SyntaxMapping map;
    private readonly string what;
    private readonly IReadOnlyList<string> known;
    private readonly DiagnosticBag bag;
    private readonly HashSet<string> unsupported = [];

    public MapReader(SyntaxNode? node, string what, IReadOnlyList<string> known, DiagnosticBag bag)
    {
        (this.what, this.known, this.bag) = (what, known, bag);
        map = node as SyntaxMapping ?? new SyntaxMapping(node?.Location ?? default, []);
        if (node is not null and not SyntaxMapping && node is not SyntaxScalar { Value: PropertyNull })
        {
            bag.Error(node.Location, $"{what} must be a map, not {node.Kind}");
        }
    }

    public IReadOnlyList<SyntaxEntry> Entries => map.Entries;

    /// <summary>Reports keys that Pulumi supports but this engine does not.</summary>
    public MapReader RejectUnsupported(string keys, string why)
    {
        foreach (var key in keys.Split(' '))
        {
            unsupported.Add(key);
            if (map.Find(key) is { } entry)
            {
                bag.Error(entry.Key.Location, $"the embedded engine does not support '{key}' of {what}: {why}");
            }
        }

        return this;
    }

    /// <summary>Reports unknown keys. Call it after all calls of <see cref="RejectUnsupported"/>.</summary>
    public MapReader RejectUnknown()
    {
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Name) && !unsupported.Contains(entry.Name)))
        {
            bag.Error(
                entry.Key.Location,
                $"{what} has no key '{entry.Name}'{NameSuggestion.Hint(entry.Name, known.Concat(unsupported))}; "
                    + $"its keys are {string.Join(", ", known)}"
            );
        }
        return this;
    }

    public SyntaxNode? Node(string key) =>
        map.Find(key)?.Value is { } value && value is not SyntaxScalar { Value: PropertyNull } ? value : null;

    public SourceLocation LocationOf(string key) => map.Find(key)?.Key.Location ?? map.Location;

    public string? String(string key, bool required = false)
    {
        switch (Node(key))
        {
            case SyntaxScalar scalar:
                return scalar.Text;
            case null when required:
                bag.Error(map.Location, $"{what} has no key '{key}', which is required");
                return null;
            case null:
                return null;
            case { } other:
                bag.Error(other.Location, $"'{key}' of {what} must be a string, not {other.Kind}");
                return null;
        }
    }

    public bool? Boolean(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case SyntaxScalar { Value: PropertyBool flag }:
                return flag.Value;
            case { } other:
                bag.Error(other.Location, $"'{key}' of {what} must be true or false, not {other.Kind}");
                return null;
        }
    }

    public IReadOnlyList<SyntaxScalar> Strings(string key)
    {
        if (Node(key) is not { } node)
        {
            return [];
        }
        if (node is SyntaxSequence list && list.Items.All(item => item is SyntaxScalar))
        {
            return [.. list.Items.Cast<SyntaxScalar>()];
        }
        bag.Error(node.Location, $"'{key}' of {what} must be a list of strings");
        return [];
    }
}
