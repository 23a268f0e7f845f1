namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>
/// Separates the options of a call from its operands, like getopt: <c>-abc VALUE</c>, <c>-cVALUE</c>, <c>--name VALUE</c>,
/// <c>--name=VALUE</c>.
/// </summary>
internal sealed class CallOptions
{
    private List<(string Name, ResolvedWord? Value)>? options;
    private readonly List<ResolvedWord> operands = [];
    private readonly IReadOnlyList<ResolvedWord> arguments;
    private readonly string[] valued;
    private readonly string attached;

    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="valued">The options that take a value: the rest of the word, or the next word.</param>
    /// <param name="attached">The short options with an optional value, which is the rest of the word.</param>
    internal CallOptions(IReadOnlyList<ResolvedWord> arguments, string[] valued, string attached = "")
    {
        (this.arguments, this.valued, this.attached) = (arguments, valued, attached);
        for (var at = 0; at < arguments.Count; at++)
        {
            at = Read(at);
        }
    }

    /// <summary>The arguments that are neither options nor values of options.</summary>
    internal IReadOnlyList<ResolvedWord> Operands => operands;

    /// <summary>Whether any of the options is set, alone or in a group.</summary>
    internal bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in options ?? [])
        {
            if (names.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values of the options.</summary>
    internal IReadOnlyList<ResolvedWord> Values(params ReadOnlySpan<string> names)
    {
        List<ResolvedWord>? values = null;
        foreach (var (name, value) in options ?? [])
        {
            if (value is { } given && names.Contains(name))
            {
                (values ??= []).Add(given);
            }
        }

        return values ?? (IReadOnlyList<ResolvedWord>)[];
    }

    /// <summary>Reads an argument; returns the index of the last word that belongs to it.</summary>
    private int Read(int at)
    {
        var text = arguments[at].Text;
        if (text == "--" && arguments[at].IsComplete)
        {
            operands.AddRange(arguments.Skip(at + 1));
            return arguments.Count;
        }

        if (!arguments[at].IsOption)
        {
            operands.Add(arguments[at]);
            return at;
        }

        return text.StartsWith("--", StringComparison.Ordinal) ? Long(at, text) : Group(at, text);
    }

    private int Long(int at, string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        if (sign > 0)
        {
            (options ??= []).Add((text[..sign], arguments[at] with { Text = text[(sign + 1)..] }));
            return at;
        }

        return Next(at, text, valued.Contains(text));
    }

    private int Group(int at, string text)
    {
        for (var character = 1; character < text.Length; character++)
        {
            var name = "-" + text[character];
            var takes = valued.Contains(name);
            var isLast = character + 1 == text.Length && arguments[at].IsComplete;
            if (takes && isLast)
            {
                return Next(at, name, true);
            }

            var keeps = takes || attached.Contains(text[character], StringComparison.Ordinal);
            (options ??= []).Add((name, keeps ? arguments[at] with { Text = text[(character + 1)..] } : null));
            if (keeps)
            {
                return at;
            }
        }

        return at;
    }

    private int Next(int at, string name, bool takes)
    {
        var has = takes && at + 1 < arguments.Count;
        (options ??= []).Add((name, has ? arguments[at + 1] : null));
        return has ? at + 1 : at;
    }
}
