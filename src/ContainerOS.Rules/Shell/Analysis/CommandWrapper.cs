namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>A program that runs another program.</summary>
/// <param name="OptionsWithValue">Its options that take the next word as their value.</param>
/// <param name="Operands">The number of its operands before the other program.</param>
/// <param name="TakesAssignments">Whether assignments such as <c>x=1</c> may precede the other program.</param>
internal sealed record CommandWrapper(string[] OptionsWithValue, int Operands = 0, bool TakesAssignments = false)
{
    private static readonly Dictionary<string, CommandWrapper> All = new()
    {
        ["sudo"] = new(["-u", "-g", "-C", "-D", "-h", "-p", "-r", "-t", "-T", "-U", "--user", "--group"], TakesAssignments: true),
        ["doas"] = new(["-u", "-C"]),
        ["env"] = new(["-u", "--unset", "-C", "--chdir", "-S"], TakesAssignments: true),
        ["command"] = new([]),
        ["builtin"] = new([]),
        ["exec"] = new(["-a"]),
        ["nohup"] = new([]),
        ["setsid"] = new([]),
        ["time"] = new(["-f", "-o"]),
        ["nice"] = new(["-n", "--adjustment"]),
        ["ionice"] = new(["-c", "-n", "-p"]),
        ["chrt"] = new(["-T", "-P", "-D"], 1),
        ["taskset"] = new([], 1),
        ["timeout"] = new(["-s", "--signal", "-k", "--kill-after"], 1),
        ["stdbuf"] = new(["-i", "-o", "-e"]),
        ["flock"] = new(["-w", "--timeout", "-E"], 1),
        ["chroot"] = new(["--userspec", "--groups"], 1),
        ["runuser"] = new(["-u", "--user", "-g", "-G"]),
        ["setpriv"] = new(["--reuid", "--regid", "--groups"]),
        ["numactl"] = new(["-N", "-m", "-C", "--cpunodebind", "--membind"]),
        ["strace"] = new(["-o", "-e", "-p", "-s", "-u"]),
        ["unbuffer"] = new([]),
        ["nsenter"] = new(["-t", "--target", "-S", "-G"]),
        ["unshare"] = new([]),
        ["xargs"] = new(["-I", "-n", "-P", "-d", "-L", "-s", "-E", "-a"]),
        ["busybox"] = new([]),
        ["watch"] = new(["-n", "--interval"]),
        ["systemd-run"] = new(["-u", "--unit", "-p", "--property", "--on-active"]),
    };

    internal static CommandWrapper? Find(string program) => All.GetValueOrDefault(program);

    /// <summary>The number of words before the other program, including the wrapper.</summary>
    internal int WordsBeforeCommand(ResolvedWords words)
    {
        var at = 1;
        for (
            ;
            at < words.Count && (words[at].IsOption || (TakesAssignments && words[at].Text.IndexOf('=', StringComparison.Ordinal) > 0));
            at++
        )
        {
            if (words[at].Text == "--")
            {
                at++;
                break;
            }

            at += OptionsWithValue.Contains(words[at].Text) ? 1 : 0;
        }

        return at + Operands;
    }
}
