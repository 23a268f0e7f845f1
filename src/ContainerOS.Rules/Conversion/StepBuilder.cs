using ContainerOS.Rules.Bootstrapping;

namespace ContainerOS.Rules.Conversion;

/// <summary>Builds steps from the effects of statements.</summary>
/// <param name="isMentionedInShell">Whether a statement that stays shell has a text.</param>
/// <param name="doesShellApplySysctls">Whether a statement that stays shell applies the files of kernel parameters.</param>
internal sealed class StepBuilder(Predicate<string> isMentionedInShell, Func<bool> doesShellApplySysctls)
{
    private readonly List<StepDraft> drafts = [];
    private readonly PendingSysctls appended = new();
    private readonly List<(int Line, string Name)> overridden = [];
    private readonly List<ScriptStatement> neededEarly = [];
    private bool reloadIsDue;

    /// <summary>Whether the last step is a script.</summary>
    internal bool EndsInShell => drafts is [.., { Script: not null }];

    /// <summary>The parameters that a later statement set again, with the line of the first value.</summary>
    internal IReadOnlyList<(int Line, string Name)> Overridden => overridden;

    /// <summary>
    /// The statements whose kernel parameters are set again after a step that may fail. If it does, the first value stays.
    /// </summary>
    internal IEnumerable<ScriptStatement> NeededEarly => neededEarly;

    /// <summary>The statements whose kernel parameters were appended to a file and never applied.</summary>
    internal IEnumerable<ScriptStatement> NeverApplied => appended.NeverApplied;

    /// <summary>Removes the last step.</summary>
    internal void RemoveLast() => drafts.RemoveAt(drafts.Count - 1);

    /// <summary>Adds a script step.</summary>
    internal StepDraft Shell(string text, ScriptStatement unit)
    {
        drafts.Add(new StepDraft(unit) { Script = text });
        return drafts[^1];
    }

    /// <summary>Adds all effects of a statement, or none; null when the statement must stay shell.</summary>
    internal StatementOutcome? TryAll(IReadOnlyList<ShellAction> actions, ScriptStatement unit)
    {
        if (
            actions.Count > 1
            && !actions.All(action => action is ShellAction.Nothing or ShellAction.Folders or ShellAction.Sysctl or ShellAction.Modules)
        )
        {
            return null;
        }

        StatementOutcome? outcome = null;
        foreach (var action in actions)
        {
            if (TryAdd(action, unit) is not { } added)
            {
                return null;
            }

            outcome = outcome is { Draft: not null } ? outcome : added;
        }

        return outcome;
    }

    /// <summary>Returns the steps, without directories that file steps create anyway, and the number of each draft.</summary>
    internal (IReadOnlyList<ConvertedStep> Steps, Dictionary<StepDraft, int> Numbers) Build()
    {
        var steps = new List<ConvertedStep>();
        var numbers = new Dictionary<StepDraft, int>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < drafts.Count; at++)
        {
            var draft = drafts[at];
            var needed = draft.Folders?.Where(folder => !IsCreatedByFileStep(folder, at)).ToList();
            if (needed is { Count: 0 })
            {
                continue;
            }

            draft.Folders = needed;
            var step = draft.Build();
            var content = step.Script?.Content ?? draft.Content;
            steps.Add(
                new ConvertedStep(
                    step,
                    draft.From.At.Line,
                    [
                        .. draft
                            .From.Comments.Where(line => !line.StartsWith("#!", StringComparison.Ordinal))
                            .Select(line => line.TrimStart('#', ' ')),
                    ]
                )
                {
                    ContainsSecret = SecretDetector.ContainsSecret(content, step.Script is not null),
                }
            );
            numbers[draft] = steps.Count;
        }

        return (steps, numbers);
    }

    /// <summary>Whether a later file step creates the directory before any script step could need it.</summary>
    private bool IsCreatedByFileStep(string folder, int at) =>
        drafts
            .Skip(at + 1)
            .TakeWhile(draft => draft.Path is not null)
            .Any(draft => draft.Path?.StartsWith(folder + "/", StringComparison.Ordinal) is true && draft.Unit is null);

    private StatementOutcome? TryAdd(ShellAction action, ScriptStatement unit) =>
        action switch
        {
            ShellAction.Nothing nothing => new(LineOutcome.LeftOut, null, nothing.Reason),
            ShellAction.Write write => Typed(Write(write, unit)),
            ShellAction.Mode mode => Typed(Mode(mode)),
            ShellAction.Folders folders => Put(new StepDraft(unit) { Folders = folders.Paths }) is { } draft
                ? new(LineOutcome.Script, draft, string.Empty)
                : null,
            ShellAction.Sysctl sysctl => Typed(Sysctls([.. sysctl.Values.Select(pair => (pair, new SysctlOrigin(unit, unit)))])),
            ShellAction.ApplySysctl apply => Typed(Apply(apply.Path, unit)),
            ShellAction.Modules modules => Typed(Modules(modules.Names, unit)),
            ShellAction.Control control => Typed(Control(control)),
            ShellAction.Reload => Reload() ? new(LineOutcome.LeftOut, null, "a systemdUnit step reloads systemd itself") : null,
            _ => null,
        };

    private static StatementOutcome? Typed(StepDraft? draft) => draft is null ? null : new(LineOutcome.Typed, draft, string.Empty);

    private StepDraft? Mode(ShellAction.Mode mode)
    {
        if (LastFile(mode.Path) is not { } file || !IsLastButFiles(file))
        {
            return null;
        }

        var octal = mode.Octal ?? Executable(file.Mode ?? StepDraft.DefaultMode);
        // Only a file step has a mode, and only a systemdUnit step reloads, enables and starts.
        if (file.IsControlled && octal != StepDraft.DefaultMode)
        {
            return null;
        }

        file.Mode = octal;
        return file;
    }

    private static string Executable(string octal) =>
        Convert.ToString(Convert.ToInt32(octal, 8) | Convert.ToInt32("111", 8), 8).PadLeft(4, '0');

    private StepDraft Put(StepDraft draft)
    {
        drafts.Add(draft);
        return draft;
    }

    private StepDraft? Write(ShellAction.Write write, ScriptStatement unit)
    {
        var before = LastFile(write.Path);
        if (write.Appends)
        {
            if (before is not null)
            {
                // A unit that is started already runs with what was in the file then.
                if (before.IsControlled || !IsLastButFiles(before))
                {
                    return null;
                }

                before.Content += write.Content;
                return before;
            }

            // Of a file that the script does not write otherwise, only kernel parameters that are applied become a step.
            var pending = new StepDraft(unit) { Sysctl = [] };
            return
                !isMentionedInShell(SysctlText.Files)
                && !doesShellApplySysctls()
                && !drafts.Exists(draft => draft.Path == write.Path)
                && appended.TryAdd(write, unit, pending)
                ? pending
                : null;
        }

        // What the script did to the file before, such as its mode, would be lost: a step replaces the file.
        if (
            before is not null
            || drafts.Exists(draft => draft.Path == write.Path || (draft.Script is not null && MayTouch(draft.Script, write.Path)))
        )
        {
            return null;
        }

        reloadIsDue |= write.Path.StartsWith("/etc/systemd/", StringComparison.Ordinal) && UnitOf(write.Path) is null;
        return Put(
            new StepDraft(unit)
            {
                Path = write.Path,
                Content = write.Content,
                Unit = UnitOf(write.Path),
            }
        );
    }

    /// <summary>The file of an earlier step, unless shell in between may have touched it.</summary>
    private StepDraft? LastFile(string path)
    {
        var at = drafts.FindLastIndex(draft => draft.Path == path);
        return at >= 0 && !drafts.Skip(at + 1).Any(draft => draft.Script is not null && MayTouch(draft.Script, path)) ? drafts[at] : null;
    }

    /// <summary>A file that is written cannot fail, so that a later statement may become a part of the step before it.</summary>
    private static bool IsPlainFile(StepDraft draft) => draft.Path is not null && !draft.IsControlled;

    private bool IsLastButFiles(StepDraft draft) => drafts.Skip(drafts.IndexOf(draft) + 1).All(IsPlainFile);

    /// <summary>
    /// Whether a script may change a file: it has its name, a folder above it, or a path or pattern that may be that of the file.
    /// </summary>
    private static bool MayTouch(string script, string path)
    {
        if (script.Contains('*', StringComparison.Ordinal) || Names(script, path[(path.LastIndexOf('/') + 1)..]))
        {
            return true;
        }

        for (var above = path[..path.LastIndexOf('/')]; above.Length > 0; above = above[..above.LastIndexOf('/')])
        {
            if (Names(script, above))
            {
                return true;
            }
        }

        return HasComputedPathOf(script, path);
    }

    /// <summary>Whether a script has a path of which the start is that of a file and the rest is computed: <c>/etc/$name</c>.</summary>
    private static bool HasComputedPathOf(string script, string path)
    {
        for (var at = script.IndexOf('/', StringComparison.Ordinal); at >= 0; at = script.IndexOf('/', at + 1))
        {
            // Behind a variable, as in "$folder"/name, the text of the script has the folder elsewhere.
            var before = script.AsSpan(0, at).TrimEnd("\"'");
            if (!before.IsEmpty && (IsNamePart(before[^1]) || before[^1] is '/' or '}' or ')'))
            {
                continue;
            }

            var (end, known) = (at, 0);
            for (; end < script.Length && (IsNamePart(script[end]) || script[end] is '/' or '"' or '\''); end++)
            {
                if (script[end] is not ('"' or '\''))
                {
                    if (known == path.Length || script[end] != path[known])
                    {
                        known = -1;
                        break;
                    }

                    known++;
                }
            }

            if (known > 0 && end < script.Length && script[end] is '$' or '`' or '?' or '[' or '{' or '\\')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a script has a name as a word or at the end of a path, and not only as a part of another name.</summary>
    private static bool Names(string script, string name)
    {
        for (var at = script.IndexOf(name, StringComparison.Ordinal); at >= 0; at = script.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsNamePart(script[at - 1])) && (end == script.Length || (script[end] != '/' && !IsNamePart(script[end]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamePart(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';

    private StepDraft? Sysctls(IReadOnlyList<(KeyValuePair<string, string> Pair, SysctlOrigin By)> values)
    {
        if (values.Count == 0 || !SysctlText.AreKnown(values.Select(value => value.Pair)))
        {
            return null;
        }

        // What may fail, and end the script before it sets the parameter again.
        var lastRisk = drafts.FindLastIndex(each => !IsPlainFile(each) && each.Sysctl is null);
        var draft = drafts is [.., { Sysctl: not null } last] ? last : Put(new StepDraft(values[0].By.AppliedBy) { Sysctl = [] });
        foreach (var ((name, value), by) in values)
        {
            foreach (var (index, other) in drafts.Index())
            {
                if (other.Sysctl?.TryGetValue(name, out var before) is true && before.Value != value)
                {
                    if (index < lastRisk)
                    {
                        neededEarly.AddRange(before.By.Select(origin => origin.AppliedBy));
                    }

                    overridden.AddRange(before.By.Select(origin => (origin.Statement.At.Line, name)));
                    other.Sysctl.Remove(name);
                }
            }

            if (draft.Sysctl!.TryGetValue(name, out var same))
            {
                same.By.Add(by);
            }
            else
            {
                draft.Sysctl[name] = (value, [by]);
            }
        }

        drafts.RemoveAll(other => other.Sysctl is { Count: 0 });
        return draft;
    }

    /// <summary>Only the files that this script wrote are considered; all others were applied when the node started.</summary>
    private StepDraft? Apply(string? path, ScriptStatement unit)
    {
        var files = drafts
            .Where(draft => draft.Path is { } file && (path is null ? SysctlText.IsFile(file) : file == path))
            // sysctl(8): the files of the directories by their names, and /etc/sysctl.conf behind them.
            .OrderBy(draft => draft.Path == SysctlText.MainFile)
            .ThenBy(draft => draft.Path, StringComparer.Ordinal);
        var written = files.Select(file => LastFile(file.Path!) is { } last ? SysctlText.Lines(last.Content) : null).ToList();
        if (written.Contains(null) || isMentionedInShell(SysctlText.Files))
        {
            return null;
        }

        var taken = appended.Take(path);
        var step = Sysctls([
            .. written.SelectMany(values => values!).Select(pair => (pair, new SysctlOrigin(unit, unit))),
            .. taken.SelectMany(each => each.Values, (each, pair) => (pair, new SysctlOrigin(each.Unit, unit))),
        ]);
        foreach (var each in taken)
        {
            each.Pending.Becomes = step;
        }

        return step;
    }

    private StepDraft Modules(IReadOnlyList<string> names, ScriptStatement unit)
    {
        var draft = drafts is [.., { Modules: not null } last] ? last : Put(new StepDraft(unit) { Modules = [] });
        draft.Modules!.AddRange(names.Except(draft.Modules));
        return draft;
    }

    /// <summary>
    /// Enables or starts a unit in the step that installs it. That step moves to this position, which is only possible when the steps in
    /// between write files.
    /// </summary>
    private StepDraft? Control(ShellAction.Control control)
    {
        var at = control.Units is [var unit] ? drafts.FindIndex(draft => draft.Unit == unit) : -1;
        // The step moves here, which is only seen if something that may fail, or that calls a program, is between.
        if (
            at < 0
            || !drafts[at].HasDefaultMode
            || (control.Starts && drafts[at].Starts)
            || (control.Enables && drafts[at].Enables)
            || !drafts.Skip(at + 1).All(IsPlainFile)
        )
        {
            return null;
        }

        var draft = drafts[at];
        (draft.Enables, draft.Starts) = (draft.Enables || control.Enables, draft.Starts || control.Starts);
        drafts.RemoveAt(at);
        return Put(draft);
    }

    /// <summary>A step that installs a unit reloads systemd itself; other files below <c>/etc/systemd</c> need the call.</summary>
    private bool Reload()
    {
        var units = drafts.FindAll(draft => draft.Unit is not null);
        var isNeedless =
            !reloadIsDue && units.Count > 0 && units.TrueForAll(unit => unit.HasDefaultMode) && !isMentionedInShell("/etc/systemd");
        reloadIsDue = false;
        foreach (var unit in isNeedless ? units : [])
        {
            unit.Reloads = true;
        }

        return isNeedless;
    }

    private static string? UnitOf(string path) =>
        path.StartsWith("/etc/systemd/system/", StringComparison.Ordinal)
        && path["/etc/systemd/system/".Length..] is { } name
        && !name.Contains('/', StringComparison.Ordinal)
        && UnitNameHasTypeSuffixRule.IsUnit(name)
            ? name
            : null;
}
