using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3038: bootstrap scripts leave no background processes.</summary>
internal sealed class ScriptsLeaveNoBackgroundProcessesRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3038",
            Title = "bootstrap scripts leave no background processes",
            Severity = Severity.Warning,
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Inferred,
            Why = "the bootstrap container exits when its scripts are done, which ends every process in it",
            Fix = "use a systemdUnit step for a process that must keep running, or wait for the process to end",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            var lastWait = LastWait(script.Script);
            foreach (var node in script.Script.Nodes)
            {
                if (node is AndOrList { IsBackground: true } item && item.At.CompareTo(lastWait) >= 0)
                {
                    context.Fail(script.Path, item.At, "a process is left in the background");
                }
            }

            foreach (var call in script.Script.Calls)
            {
                if (GoesBehind(call))
                {
                    context.Fail(script.Path, call.Span, $"{call.Program} leaves a process in the background");
                }
            }
        }
    }

    /// <summary>Programs that run their command in the background.</summary>
    private static bool GoesBehind(ShellCall call) =>
        call.Program switch
        {
            "coproc" or "daemonize" => true,
            "setsid" => call.Has("-f") || call.Has("--fork"),
            "start-stop-daemon" => call.Has("-b") || call.Has("--background"),
            "screen" => call.Arguments.Any(argument => argument.Text.StartsWith("-d", StringComparison.Ordinal)),
            "tmux" => call.Has("-d"),
            _ => false,
        };

    /// <summary>The position of the last <c>wait</c>; before the first line when there is none.</summary>
    private static ShellPosition LastWait(ShellScript script)
    {
        var last = default(ShellPosition);
        foreach (var call in script.Calls)
        {
            if (call.Program == "wait" && call.At.CompareTo(last) > 0)
            {
                last = call.At;
            }
        }

        return last;
    }
}
