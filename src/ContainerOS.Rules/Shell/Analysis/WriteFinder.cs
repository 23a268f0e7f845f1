using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>Finds the paths that a script writes, by redirections and by programs.</summary>
internal static class WriteFinder
{
    internal static ShellWrite[] FindAll(ShellScript script)
    {
        List<ShellWrite>? writes = null;
        foreach (var node in script.Nodes)
        {
            if (node is ShellRedirection { Writes: true } redirection)
            {
                (writes ??= []).Add(new ShellWrite(script.Variables.Resolve(redirection.Target), redirection.Operator));
            }
        }

        foreach (var call in script.Calls)
        {
            foreach (var path in WrittenPaths.Of(call))
            {
                (writes ??= []).Add(new ShellWrite(path, call.Program));
            }
        }

        return writes is null ? [] : [.. writes];
    }
}

/// <summary>A path that a script writes.</summary>
/// <param name="Path">The path.</param>
/// <param name="By">The operator of the redirection, or the program, that writes it.</param>
internal sealed record ShellWrite(ResolvedWord Path, string By);

/// <summary>Determines the paths that a call writes.</summary>
internal static class WrittenPaths
{
    private static readonly string[] Copying = ["-S", "--suffix", "-t", "--target-directory"];
    private static readonly string[] Installing = [.. Copying, "-m", "--mode", "-o", "--owner", "-g", "--group"];
    private static readonly string[] Editing = ["-e", "--expression", "-f", "--file", "-l", "--line-length"];
    private static readonly string[] Packing =
    [
        "-C",
        "--directory",
        "-f",
        "--file",
        "-T",
        "--files-from",
        "-X",
        "--exclude",
        "--strip-components",
        "--transform",
    ];

    /// <summary>The options of curl that take a value, according to its manual page.</summary>
    private static readonly string[] Curl =
    [
        .. "AbcCdDeEFhHKmoPQrtTuUwxXyYz".Select(character => "-" + character),
        "--output",
        "--header",
        "--data",
        "--user",
        "--request",
        "--retry",
        "--max-time",
        "--connect-timeout",
        "--cacert",
    ];

    private static readonly string[] Wget =
    [
        .. "aABDeiIlOoPQRtTUw".Select(character => "-" + character),
        "--output-document",
        "--directory-prefix",
        "--tries",
        "--timeout",
        "--header",
        "--output-file",
    ];

    /// <summary>Standard output, written as <c>-</c>, is not a path.</summary>
    internal static IEnumerable<ResolvedWord> Of(ShellCall call) =>
        All(call).Where(path => path is not { IsComplete: true, Text: "-" or "" });

    private static IEnumerable<ResolvedWord> All(ShellCall call) =>
        call.Program switch
        {
            "tee" => Options(call).Operands,
            "touch" => Options(call, "-r", "-d", "-t", "--reference", "--date").Operands,
            "mkdir" => Options(call, "-m", "--mode").Operands,
            "truncate" => Options(call, "-s", "-r", "--size", "--reference").Operands,
            "cp" or "ln" => Copied(Options(call, Copying)),
            "mv" => Moved(Options(call, Copying)),
            "install" => Installed(Options(call, Installing)),
            "rsync" => Last(
                Options(
                    call,
                    "-e",
                    "--rsh",
                    "--exclude",
                    "--include",
                    "--exclude-from",
                    "--include-from",
                    "--chmod",
                    "--chown",
                    "-f",
                    "--filter"
                ).Operands
            ),
            "scp" => Last(Options(call, "-P", "-i", "-o", "-F", "-l", "-c", "-J", "-S").Operands),
            "sed" => Edited(new CallOptions(call.Arguments, Editing, "i")),
            "tar" => Packed(new CallOptions(WithDash(call.Arguments), Packing)),
            "unzip" => Options(call, "-d", "-x", "-P").Values("-d"),
            "curl" => Options(call, Curl).Values("-o", "--output"),
            "wget" => Options(call, Wget).Values("-O", "--output-document", "-P", "--directory-prefix"),
            "dd" => call
                .Arguments.Where(argument => argument.Text.StartsWith("of=", StringComparison.Ordinal))
                .Select(argument => argument with { Text = argument.Text[3..] }),
            _ => [],
        };

    private static CallOptions Options(ShellCall call, params string[] valued) => new(call.Arguments, valued);

    private static IEnumerable<ResolvedWord> Last(IReadOnlyList<ResolvedWord> operands) => operands is [_, .., var last] ? [last] : [];

    private static IEnumerable<ResolvedWord> Copied(CallOptions options) =>
        options.Values("-t", "--target-directory") is { Count: > 0 } targets ? targets : Last(options.Operands);

    /// <summary>Moving also removes the source, which counts as a write.</summary>
    private static IEnumerable<ResolvedWord> Moved(CallOptions options) =>
        [
            .. Copied(options),
            .. options.Operands.SkipLast(options.Has("-t", "--target-directory") ? 0 : 1).Where(source => source.Text.StartsWith('/')),
        ];

    private static IEnumerable<ResolvedWord> Installed(CallOptions options) =>
        options.Has("-d", "--directory") ? options.Operands : Copied(options);

    /// <summary>The files that <c>sed -i</c> edits. They follow the sed script, unless an option sets the script.</summary>
    private static IEnumerable<ResolvedWord> Edited(CallOptions options) =>
        options.Has("-i", "--in-place") ? options.Operands.Skip(options.Has("-e", "--expression", "-f", "--file") ? 0 : 1) : [];

    /// <summary>Extracting writes to the directory. Creating writes the archive and reads from the directory.</summary>
    private static IEnumerable<ResolvedWord> Packed(CallOptions options) =>
        options.Has("-x", "--extract", "--get") ? options.Values("-C", "--directory")
        : options.Has("-c", "--create", "-r", "--append", "-u", "--update") ? options.Values("-f", "--file")
        : [];

    /// <summary>Adds the dash that the traditional style of tar omits: <c>tar xzf a.tgz</c>.</summary>
    private static IReadOnlyList<ResolvedWord> WithDash(IReadOnlyList<ResolvedWord> arguments) =>
        arguments is [{ IsOption: false, IsComplete: true, Text.Length: > 0 } first, ..] && first.Text.All(char.IsAsciiLetter)
            ? [first with { Text = "-" + first.Text }, .. arguments.Skip(1)]
            : arguments;
}
