using ContainerOS.Model.Versions;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3036: bootstrap scripts do not mount the root writable.</summary>
internal sealed class ScriptsDoNotRemountRootRule : Rule
{
    /// <summary>From this release on, the whole system disk is read-only.</summary>
    private static readonly OsVersion ReadOnlyDisk = new(3, 4, 0);
    private readonly HashSet<string> growing = ["growpart", "resize2fs", "xfs_growfs"];

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3036",
            Title = "bootstrap scripts do not mount the root writable",
            Paths = ["bootstrap[].steps[].script"],
            Source = RuleSources.ReleaseNotes,
            Confidence = Confidence.Documented,
            Why =
                "the root file system is strictly read-only from 3.3.2, and the whole system disk from 3.4.0; before 3.4.0 the vendor "
                + "describes a remount in order to grow the system disk, so a script that grows it is accepted",
            Fix = "write below /etc, /opt, /usr/local or /var",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        foreach (var script in pool.Bootstrap.ShellScripts(context))
        {
            foreach (var call in script.Script.KnownCalls)
            {
                if (IsRemount(call) && !(GrowsDisk(script) && pool.IsBefore(ReadOnlyDisk, context)))
                {
                    context.Fail(script.Path, call.Span, "the root is remounted, and it cannot be made writable");
                }
            }
        }
    }

    private bool GrowsDisk(LocatedScript script) => script.Script.Calls.Exists(call => growing.Contains(call.Program));

    /// <summary>Whether it is <c>mount -o remount,rw</c> of the root or of a path below /usr.</summary>
    private static bool IsRemount(ShellCall call) =>
        call.Program == "mount"
        && call.Arguments.Any(argument =>
            argument.Text.Contains("remount", StringComparison.Ordinal) && argument.Text.Contains("rw", StringComparison.Ordinal)
        )
        && call.Arguments.Any(argument => argument.Text is "/" or "/usr" or "/boot" or "/sysroot");
}
