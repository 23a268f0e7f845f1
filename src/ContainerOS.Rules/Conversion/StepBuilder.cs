using ContainerOS.Rules.Bootstrapping;

namespace ContainerOS.Rules.Conversion;

/// <summary>Builds steps from the effects of statements.</summary>
internal sealed class StepBuilder(Predicate<string> isMentionedInShell)
{
    private readonly List<StepDraft> drafts = [];
    private readonly PendingSysctls appended = new();
    private bool reloadIsDue;

    /// <summary>Whether the last step is a script.</summary>
    internal bool EndsInShell => drafts is [.., { Script: not null }];

    /// <summary>Removes the last step.</summary>
    internal void RemoveLast() => drafts.RemoveAt(drafts.Count - 1);

    /// <summary>Adds a script step.</summary>
    internal void Shell(string text, ScriptStatement unit) => drafts.Add(new StepDraft(unit) { Script = text });

    /// <summary>Adds all effects of a statement, or none; false when the statement must stay shell.</summary>
    internal bool TryAll(IReadOnlyList<ShellAction> actions, ScriptStatement unit) =>
        (
            actions.Count == 1
            || actions.All(action => action is ShellAction.Nothing or ShellAction.Folders or ShellAction.Sysctl or ShellAction.Modules)
        ) && actions.All(action => TryAdd(action, unit));

    /// <summary>Returns the steps, without directories that file steps create anyway.</summary>
    internal IEnumerable<ConvertedStep> Build()
    {
        foreach (var left in appended.Take(null))
        {
            Sysctls(left.Values, left.Unit);
        }

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
            yield return new ConvertedStep(
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
            };
        }
    }

    /// <summary>Whether a later file step creates the directory before any script step could need it.</summary>
    private bool IsCreatedByFileStep(string folder, int at) =>
        drafts
            .Skip(at + 1)
            .TakeWhile(draft => draft.Script is null)
            .Any(draft => draft.Path?.StartsWith(folder + "/", StringComparison.Ordinal) is true && draft.Unit is null);

    private bool TryAdd(ShellAction action, ScriptStatement unit) =>
        action switch
        {
            ShellAction.Nothing => true,
            ShellAction.Write write => Write(write, unit),
            ShellAction.Mode mode => LastFile(mode.Path) is { } file && (file.Mode = mode.Octal) is not null,
            ShellAction.Folders folders => Put(new StepDraft(unit) { Folders = folders.Paths }),
            ShellAction.Sysctl sysctl => Sysctls(sysctl.Values, unit),
            ShellAction.ApplySysctl apply => Apply(apply.Path, unit),
            ShellAction.Modules modules => Modules(modules.Names, unit),
            ShellAction.Control control => Control(control),
            ShellAction.Reload => Reload(),
            _ => false,
        };

    private bool Put(StepDraft draft)
    {
        drafts.Add(draft);
        return true;
    }

    private bool Write(ShellAction.Write write, ScriptStatement unit)
    {
        var before = LastFile(write.Path);
        if (write.Appends)
        {
            return before is { } file
                ? (file.Content += write.Content) is not null
                : !isMentionedInShell(SysctlText.Files) && appended.TryAdd(write, unit);
        }

        if (before is not null || drafts.Any(draft => draft.Path == write.Path))
        {
            return false;
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

    private static bool MayTouch(string script, string path) =>
        script.Contains(path, StringComparison.Ordinal)
        || script.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparison.Ordinal)
        || script.Contains('*', StringComparison.Ordinal);

    private bool Sysctls(IReadOnlyList<KeyValuePair<string, string>> values, ScriptStatement unit)
    {
        if (values.Count == 0)
        {
            return false;
        }

        var draft = drafts is [.., { Sysctl: not null } last] ? last : new StepDraft(unit) { Sysctl = [] };
        foreach (var (name, value) in values)
        {
            draft.Sysctl![name] = value;
        }

        return drafts is [.., var same] && same == draft || Put(draft);
    }

    /// <summary>Only the files that this script wrote are considered; all others were applied when the node started.</summary>
    private bool Apply(string? path, ScriptStatement unit)
    {
        var files = drafts
            .Where(draft => draft.Path is { } file && (path is null ? SysctlText.IsFile(file) : file == path))
            .OrderBy(draft => draft.Path, StringComparer.Ordinal);
        var written = files.Select(file => LastFile(file.Path!) is { } last ? SysctlText.Lines(last.Content) : null).ToList();
        return !written.Contains(null)
            && !isMentionedInShell(SysctlText.Files)
            && Sysctls([.. written.SelectMany(values => values!), .. appended.Take(path).SelectMany(each => each.Values)], unit);
    }

    private bool Modules(IReadOnlyList<string> names, ScriptStatement unit)
    {
        var draft = drafts is [.., { Modules: not null } last] ? last : new StepDraft(unit) { Modules = [] };
        draft.Modules!.AddRange(names.Except(draft.Modules));
        return drafts is [.., var same] && same == draft || Put(draft);
    }

    /// <summary>
    /// Enables or starts a unit in the step that installs it. That step moves to this position, which is only possible when the steps in
    /// between write files.
    /// </summary>
    private bool Control(ShellAction.Control control)
    {
        var at = control.Units is [var unit] ? drafts.FindIndex(draft => draft.Unit == unit) : -1;
        if (at < 0 || drafts.Skip(at + 1).Any(draft => draft.Script is not null) || (control.Starts && drafts[at].Starts))
        {
            return false;
        }

        var draft = drafts[at];
        (draft.Enables, draft.Starts) = (draft.Enables || control.Enables, draft.Starts || control.Starts);
        drafts.RemoveAt(at);
        return Put(draft);
    }

    /// <summary>A step that installs a unit reloads systemd itself; other files below <c>/etc/systemd</c> need the call.</summary>
    private bool Reload()
    {
        var isNeedless = !reloadIsDue && drafts.Any(draft => draft.Unit is not null) && !isMentionedInShell("/etc/systemd");
        reloadIsDue = false;
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
