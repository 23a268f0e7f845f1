using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3042: the user data of each phase fits the older limit too.</summary>
internal sealed class UserDataFitsOlderLimitRule : Rule
{
    private const int Limit = 16 * 1024;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS3042",
            Title = "the user data of each phase fits the older limit too",
            Severity = Severity.Info,
            Paths = ["bootstrap"],
            Source = RuleSources.InstanceApi,
            Confidence = Confidence.Documented,
            Why = "older pages of ECS allow 16 KB before base64 where newer ones allow 32 KB; which holds in a region is not published",
            Fix = "shorten file contents, or fetch them from an image or a volume",
            IsSuppressible = true,
            ConflictingSources =
            [
                new("32 KB before base64", RuleSources.InstanceApi),
                new("16 KB, in older pages of the same call", RuleSources.InstanceApi),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Spec.Bootstrap is null)
        {
            return;
        }

        if (pool.Facts.UserDataBytes is not { } bytes)
        {
            context.MarkUndecided("bootstrap", "its size is not known while a value in it is not");
        }
        else if (Math.Max(bytes.BeforeJoin, bytes.AfterJoin) is > Limit and var most && most <= pool.Facts.UserDataLimit)
        {
            context.Fail(
                "bootstrap",
                $"the {(bytes.BeforeJoin > bytes.AfterJoin ? "beforeJoin" : "afterJoin")} containers come to {most} bytes of user data, and older pages allow {Limit}"
            );
        }
    }
}
