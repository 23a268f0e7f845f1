using System.Buffers;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>Finds the paths that a script writes, by redirections and by programs.</summary>
internal static class WriteFinder
{
    /// <summary>The path of a program that writes into the working directory without naming it.</summary>
    internal const string WorkingFolder = ".";

    internal static ShellWrite[] FindAll(ShellScript script)
    {
        List<ShellWrite>? writes = null;
        WorkingFolders? folders = null;
        foreach (var node in script.Nodes)
        {
            if (node is ShellRedirection { Writes: true } redirection)
            {
                var written = script.Variables.Resolve(redirection.Target);
                var path = Absolute(written, script, ref folders);
                (writes ??= []).Add(new ShellWrite(path, redirection.Operator) { IsRelative = path != written });
            }
        }

        foreach (var call in script.Calls)
        {
            if (Writer.Find(call.Program) is not { } writer)
            {
                continue;
            }

            foreach (var written in writer.PathsOf(call))
            {
                var path = Absolute(written, script, ref folders);
                // A relative path of these is that of a folder entered before; which one it is decides nothing else.
                if (!writer.IsChange || !path.IsComplete || path.Text.StartsWith('/'))
                {
                    (writes ??= []).Add(new ShellWrite(path, call.Program) { IsRelative = path != written });
                }
            }
        }

        return writes is null ? [] : [.. writes];
    }

    private static ResolvedWord Absolute(ResolvedWord path, ShellScript script, ref WorkingFolders? folders)
    {
        if (!path.IsComplete || path.Text.Length == 0 || path.Text[0] is '/' or '&' || path.Text == "-")
        {
            return path;
        }

        folders ??= new WorkingFolders(script);
        return folders.At(path.At) is not { } folder ? path
            : path.Text == WorkingFolder ? path with { Text = folder.Length == 0 ? "/" : folder }
            : path with { Text = $"{folder}/{path.Text}" };
    }
}

/// <summary>The working directory at each position of a script, as far as <c>cd</c> at its top level sets it.</summary>
internal sealed class WorkingFolders
{
    private readonly List<(ShellPosition At, string? Folder)> changes = [];

    internal WorkingFolders(ShellScript script)
    {
        HashSet<SimpleCommand> top = new(ReferenceEqualityComparer.Instance);
        foreach (var item in script.Items)
        {
            if (item is { IsBackground: false, Pipelines: [{ Commands: [SimpleCommand first] }, ..] } && !item.Operators.Contains("||"))
            {
                top.Add(first);
            }
            else if (
                item is
                {
                    IsBackground: false,
                    Pipelines: [{ Commands: [SimpleCommand changing] }, { Commands: [SimpleCommand { Words: [{ Plain: "exit" }, ..] }] }]
                }
            )
            {
                // cd /x || exit 1
                top.Add(changing);
            }
        }

        foreach (var call in script.Calls)
        {
            if (call.Program is "cd" or "pushd" or "popd")
            {
                var isKnown =
                    call.Program is "cd" or "pushd"
                    && call.Arguments is [{ IsComplete: true, Text: ['/', ..] }]
                    && top.Contains(call.Command);
                changes.Add((call.At, isKnown ? ShellPaths.Normalize(call.Arguments[0].Text).TrimEnd('/') : null));
            }
        }

        changes.Sort((left, right) => left.At.CompareTo(right.At));
    }

    /// <summary>The directory at a position; null when it is not known.</summary>
    internal string? At(ShellPosition at)
    {
        var (low, high) = (0, changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (changes[middle].At.CompareTo(at) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? null : changes[low - 1].Folder;
    }
}

/// <summary>A path that a script writes.</summary>
/// <param name="Path">The path.</param>
/// <param name="By">The operator of the redirection, or the program, that writes it.</param>
internal sealed record ShellWrite(ResolvedWord Path, string By)
{
    /// <summary>Whether the script has a relative path, which is below the directory that it entered before.</summary>
    internal bool IsRelative { get; init; }
}

/// <summary>A program that writes files: which of its arguments are paths that it writes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The manual that describes its arguments.</param>
/// <param name="Paths">Finds the paths in its arguments.</param>
internal sealed record Writer(string Name, string Source, Func<ShellCall, IEnumerable<ResolvedWord>> Paths)
{
    private const string Coreutils = "GNU coreutils manual";
    private const string UtilLinux = "util-linux manual pages";
    private static readonly SearchValues<char> ModeLetters = SearchValues.Create("rwxXst");
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
        "--output-dir",
        "--header",
        "--data",
        "--user",
        "--request",
        "--retry",
        "--retry-delay",
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

    private static readonly Dictionary<string, Writer> ByName = new Writer[]
    {
        new("tee", Coreutils, call => Options(call).Operands),
        new("touch", Coreutils, call => Options(call, "-r", "-d", "-t", "--reference", "--date").Operands),
        new("mkdir", Coreutils, call => Options(call, "-m", "--mode").Operands),
        new("truncate", Coreutils, call => Options(call, "-s", "-r", "--size", "--reference").Operands),
        new("cp", Coreutils, call => Copied(Options(call, Copying))),
        new("ln", Coreutils, call => Copied(Options(call, Copying))),
        new("mv", Coreutils, call => Moved(Options(call, Copying))),
        new("install", Coreutils, call => Installed(Options(call, Installing))),
        new("dd", Coreutils, call => Assigned(call, "of=")),
        new("find", "GNU findutils manual", Found) { IsChange = true },
        new("sponge", "moreutils manual pages", call => Options(call).Operands),
        new("split", Coreutils, call => Second(Options(call, "-b", "-l", "-n", "-a", "-C").Operands)),
        new("sort", Coreutils, call => Options(call, "-o", "--output", "-k", "-t", "-S", "-T").Values("-o", "--output")),
        new("shred", Coreutils, call => Options(call, "-n", "-s").Operands),
        new("mkfifo", Coreutils, call => Options(call, "-m", "--mode").Operands),
        new("mknod", Coreutils, call => Options(call, "-m", "--mode").Operands.Take(1)),
        new("rm", Coreutils, call => Options(call).Operands) { IsChange = true },
        new("rmdir", Coreutils, call => Options(call).Operands) { IsChange = true },
        new("unlink", Coreutils, call => Options(call).Operands) { IsChange = true },
        new("chmod", Coreutils, call => Changed(call)) { IsChange = true },
        new("chown", Coreutils, call => Changed(call)) { IsChange = true },
        new("chgrp", Coreutils, call => Changed(call)) { IsChange = true },
        new("chcon", Coreutils, call => Changed(call)) { IsChange = true },
        new("chattr", "e2fsprogs manual pages", call => call.Arguments.Where(word => word.Text.StartsWith('/'))) { IsChange = true },
        new(
            "setfacl",
            "acl manual pages",
            call => Options(call, "-m", "-x", "-M", "-X", "--modify", "--remove", "--set", "--set-file", "--restore").Operands
        )
        {
            IsChange = true,
        },
        new("fallocate", UtilLinux, call => Options(call, "-l", "-o", "--length", "--offset").Operands),
        new(
            "rsync",
            "rsync manual page",
            call =>
                Last(
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
                )
        ),
        new("scp", "OpenSSH manual pages", call => Last(Options(call, "-P", "-i", "-o", "-F", "-l", "-c", "-J", "-S").Operands)),
        new("sed", "GNU sed manual", call => Edited(new CallOptions(call.Arguments, Editing, "i"))),
        new("patch", "GNU patch manual", Patched),
        new("tar", "GNU tar manual", call => Packed(call, new CallOptions(WithDash(call.Arguments), Packing))),
        new("unzip", "Info-ZIP manual pages", Unzipped),
        new("zip", "Info-ZIP manual pages", call => Options(call, "-x", "-i", "-P", "-n").Operands.Take(1)),
        new("cpio", "GNU cpio manual", Copied),
        new("curl", "curl manual page", Downloaded),
        new(
            "wget",
            "GNU wget manual",
            call =>
                Options(call, Wget) is var options && (options.Operands.Count == 0 || options.Has("-i", "--input-file", "--spider"))
                    ? options.Values("-O", "--output-document")
                    : InFolder(call, options.Values("-O", "--output-document", "-P", "--directory-prefix"))
        ),
        new(
            "gpg",
            "GnuPG manual",
            call => Options(call, "-o", "--output", "-r", "--recipient", "--keyring", "-u").Values("-o", "--output")
        ),
        new("openssl", "OpenSSL manual pages", call => After(call, "-out", "-keyout", "-writerand")),
        new("git", "git-clone manual page", Cloned),
        new("ssh-keygen", "OpenSSH manual pages", call => Options(call, "-f", "-t", "-b", "-N", "-C").Values("-f")),
        new("yq", "yq manual", call => Options(call).Has("-i", "--inplace") ? Options(call).Operands.Skip(1) : []),
        new("crudini", "crudini manual page", call => Options(call).Has("--set") ? Options(call).Operands.Take(1) : []),
    }.ToDictionary(writer => writer.Name, StringComparer.Ordinal);

    /// <summary>All writers, in the order of the table.</summary>
    internal static IReadOnlyCollection<Writer> All => ByName.Values;

    /// <summary>Whether it changes or removes existing files instead of writing new content.</summary>
    internal bool IsChange { get; init; }

    internal static Writer? Find(string program) => ByName.GetValueOrDefault(program);

    /// <summary>The paths that a call writes. Standard output, written as <c>-</c>, is not a path.</summary>
    internal IEnumerable<ResolvedWord> PathsOf(ShellCall call) =>
        Paths(call).Where(path => path is not { IsComplete: true, Text: "-" or "" });

    private static CallOptions Options(ShellCall call, params string[] valued) => new(call.Arguments, valued);

    private static IEnumerable<ResolvedWord> Last(IReadOnlyList<ResolvedWord> operands) => operands is [_, .., var last] ? [last] : [];

    private static IEnumerable<ResolvedWord> Second(IReadOnlyList<ResolvedWord> operands) => operands is [_, var prefix] ? [prefix] : [];

    private static IEnumerable<ResolvedWord> Assigned(ShellCall call, string name) =>
        call
            .Arguments.Where(argument => argument.Text.StartsWith(name, StringComparison.Ordinal))
            .Select(argument => argument with { Text = argument.Text[name.Length..] });

    /// <summary>The words after single-dash options, as openssl has them.</summary>
    private static IEnumerable<ResolvedWord> After(ShellCall call, params string[] names)
    {
        var arguments = call.Arguments;
        for (var at = 0; at + 1 < arguments.Count; at++)
        {
            if (names.Contains(arguments[at].Text))
            {
                yield return arguments[at + 1];
            }
        }
    }

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

    /// <summary>The files of <c>chmod</c> and similar: all operands after the mode or the owner.</summary>
    private static IEnumerable<ResolvedWord> Changed(ShellCall call)
    {
        var options = Options(call, "--from", "--reference", "-u", "-r", "-t", "-l");
        var words = call.Arguments.Where(word => !word.IsOption || call.Program == "chmod").ToList();
        return options.Has("--reference") ? options.Operands
            // A mode such as -x looks like an option.
            : call.Program == "chmod" ? words.Where(word => word.Text is not ['-', ..]).Skip(words.Exists(IsMinusMode) ? 0 : 1)
            : call.Program == "chcon" && call.Arguments.Any(word => word.IsOption && word.Text is not ("-R" or "-h" or "-v"))
                ? options.Operands
            : options.Operands.Skip(1);
    }

    private static bool IsMinusMode(ResolvedWord word) =>
        word.Text is ['-', not '-', ..] && word.Text.AsSpan(1).IndexOfAnyExcept(ModeLetters) < 0;

    /// <summary>The files that <c>sed -i</c> edits. They follow the sed script, unless an option sets the script.</summary>
    private static IEnumerable<ResolvedWord> Edited(CallOptions options) =>
        options.Has("-i", "--in-place") ? options.Operands.Skip(options.Has("-e", "--expression", "-f", "--file") ? 0 : 1) : [];

    private static IEnumerable<ResolvedWord> Patched(ShellCall call)
    {
        var options = Options(call, "-p", "-d", "--directory", "-i", "--input", "-o", "--output", "-D", "-F");
        return options.Values("-o", "--output") is { Count: > 0 } output ? output
            : options.Operands is [var file, ..] ? [file]
            : options.Values("-d", "--directory");
    }

    /// <summary>The folder into which <c>git clone</c> writes.</summary>
    private static IEnumerable<ResolvedWord> Cloned(ShellCall call)
    {
        var options = Options(call, "-b", "--branch", "--depth", "-o", "--origin", "-c", "-C", "--reference");
        return options.Operands switch
        {
            [{ Text: "clone" }, _, { Text: ['/', ..] } folder] => [folder],
            [{ Text: "clone" }, _, var folder] => options.Values("-C") is [.., var parent]
                ? [parent with { Text = $"{parent.Text}/{folder.Text}", IsComplete = parent.IsComplete && folder.IsComplete }]
                : [folder],
            [{ Text: "clone" }, _] => InFolder(call, options.Values("-C")),
            _ => [],
        };
    }

    /// <summary>What an option names, or the working directory.</summary>
    private static IEnumerable<ResolvedWord> InFolder(ShellCall call, IReadOnlyList<ResolvedWord> named) =>
        named.Count > 0 ? named : [new ResolvedWord(WriteFinder.WorkingFolder, true, call.At, 0)];

    /// <summary>The folders in which <c>find</c> deletes, and the files that it writes.</summary>
    private static IEnumerable<ResolvedWord> Found(ShellCall call)
    {
        var written = After(call, "-fprint", "-fprintf", "-fprint0", "-fls");
        return call.Has("-delete") ? [.. call.Arguments.TakeWhile(word => word.Text is not ['-' or '(' or '!', ..]), .. written] : written;
    }

    private static IEnumerable<ResolvedWord> Unzipped(ShellCall call)
    {
        var options = Options(call, "-d", "-x", "-P");
        return options.Operands.Count == 0 || options.Has("-l", "-p", "-t", "-v", "-Z", "-z") ? [] : InFolder(call, options.Values("-d"));
    }

    /// <summary>Copying in extracts an archive.</summary>
    private static IEnumerable<ResolvedWord> Copied(ShellCall call)
    {
        var options = Options(call, "-D", "--directory", "-F", "-H", "-E");
        return options.Has("-i", "--extract") && !options.Has("-t", "--list", "--to-stdout")
            ? InFolder(call, options.Values("-D", "--directory"))
            : options.Values("-D", "--directory");
    }

    private static IEnumerable<ResolvedWord> Downloaded(ShellCall call)
    {
        var options = Options(call, Curl);
        return options.Has("-O", "--remote-name", "--remote-name-all")
            ? InFolder(call, options.Values("--output-dir"))
            : options.Values("-o", "--output");
    }

    /// <summary>Extracting writes to the directory. Creating writes the archive and reads from the directory.</summary>
    private static IEnumerable<ResolvedWord> Packed(ShellCall call, CallOptions options) =>
        options.Has("-x", "--extract", "--get")
            ? options.Has("-O", "--to-stdout")
                ? []
                : InFolder(call, options.Values("-C", "--directory"))
            : options.Has("-c", "--create", "-r", "--append", "-u", "--update")
                ? options.Values("-f", "--file")
                : [];

    /// <summary>Adds the dash that the traditional style of tar omits: <c>tar xzf a.tgz</c>.</summary>
    private static IReadOnlyList<ResolvedWord> WithDash(IReadOnlyList<ResolvedWord> arguments) =>
        arguments is [{ IsOption: false, IsComplete: true, Text.Length: > 0 } first, ..] && first.Text.All(char.IsAsciiLetter)
            ? [first with { Text = "-" + first.Text }, .. arguments.Skip(1)]
            : arguments;
}
