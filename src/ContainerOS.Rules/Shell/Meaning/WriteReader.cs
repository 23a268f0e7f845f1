using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Meaning;

/// <summary>Finds the paths a script writes: by redirection, and by the programs that write.</summary>
internal static class WriteReader
{
    private static readonly Dictionary<string, string[]> Writers = new()
    {
        ["tee"] = [],
        ["touch"] = ["-r", "-d", "-t"],
        ["mkdir"] = ["-m", "--mode"],
        ["truncate"] = ["-s", "-r", "--size"],
    };

    private static readonly Dictionary<string, string[]> Copiers = new()
    {
        ["cp"] = ["-S", "--suffix"],
        ["mv"] = ["-S", "--suffix"],
        ["ln"] = ["-S", "--suffix"],
        ["install"] = ["-m", "-o", "-g", "-S", "--mode", "--owner", "--group"],
        ["rsync"] = ["-e", "--rsh"],
        ["scp"] = ["-P", "-i", "-o", "-F"],
    };

    private static readonly Dictionary<string, string[]> TargetOptions = new()
    {
        ["cp"] = ["-t", "--target-directory"],
        ["mv"] = ["-t", "--target-directory"],
        ["ln"] = ["-t", "--target-directory"],
        ["install"] = ["-t", "--target-directory"],
        ["tar"] = ["-C", "--directory"],
        ["unzip"] = ["-d"],
        ["curl"] = ["-o", "--output"],
        ["wget"] = ["-O", "--output-document", "-P", "--directory-prefix"],
    };

    internal static List<ShellWrite> All(ShellScript script)
    {
        var writes = new List<ShellWrite>();
        foreach (var node in script.Nodes)
        {
            if (node is ShellRedirection { Writes: true } redirection)
            {
                writes.Add(new ShellWrite(script.Variables.Of(redirection.Target), redirection.Operator));
            }
        }

        foreach (var call in script.Calls)
        {
            foreach (var path in Of(call))
            {
                writes.Add(new ShellWrite(path, call.Program));
            }
        }

        return writes;
    }

    private static IEnumerable<ShellText> Of(ShellCall call)
    {
        var named = TargetOptions.TryGetValue(call.Program, out var options) ? Named(call, options) : null;
        if (named is { Count: > 0 })
        {
            return named;
        }

        return call.Program switch
        {
            { } program when Writers.TryGetValue(program, out var valued) => Operands(call, valued),
            "install" when call.Has("-d") => Operands(call, Copiers["install"]),
            { } program when Copiers.TryGetValue(program, out var valued) && Operands(call, valued) is [_, .., var last] => [last],
            "sed" => Edited(call),
            "dd" => call.Arguments.Where(argument => argument.Text.StartsWith("of=", StringComparison.Ordinal)).Select(argument => argument with { Text = argument.Text[3..] }),
            _ => [],
        };
    }

    /// <summary>The files that <c>sed -i</c> edits; its script, unless an option gives it, comes before them.</summary>
    private static IEnumerable<ShellText> Edited(ShellCall call) =>
        !call.Arguments.Any(argument => argument.Text.StartsWith("-i", StringComparison.Ordinal) || argument.Text.StartsWith("--in-place", StringComparison.Ordinal) || argument.Text is "-Ei" or "-ri" or "-ni") ? []
        : Operands(call, ["-e", "-f", "--expression", "--file"]).Skip(call.Has("-e") || call.Has("-f") ? 0 : 1);

    private static List<ShellText> Operands(ShellCall call, string[] valued)
    {
        var operands = new List<ShellText>();
        for (var at = 0; at < call.Arguments.Count; at++)
        {
            if (!call.Arguments[at].IsOption)
            {
                operands.Add(call.Arguments[at]);
            }
            else if (valued.Contains(call.Arguments[at].Text))
            {
                at++;
            }
        }

        return operands;
    }

    /// <summary>The values of options: the word behind, or what follows <c>=</c>, or the rest of a short one.</summary>
    private static List<ShellText> Named(ShellCall call, string[] options)
    {
        var named = new List<ShellText>();
        foreach (var (at, argument) in call.Arguments.Index())
        {
            if (options.Contains(argument.Text))
            {
                named.AddRange(call.Arguments.Skip(at + 1).Take(1));
            }
            else if (Array.Find(options, option => argument.Text.StartsWith(option.StartsWith("--", StringComparison.Ordinal) ? option + "=" : option, StringComparison.Ordinal)) is { } option && argument.Text.Length > option.Length)
            {
                named.Add(argument with { Text = argument.Text[(option.Length + (option.StartsWith("--", StringComparison.Ordinal) ? 1 : 0))..] });
            }
        }

        return named;
    }
}
