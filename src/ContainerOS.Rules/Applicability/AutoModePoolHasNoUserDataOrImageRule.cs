using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Values;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1013: a pool of an Auto Mode cluster sets neither user data nor an image.</summary>
internal sealed class AutoModePoolHasNoUserDataOrImageRule : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1013",
            Title = "a pool of an Auto Mode cluster sets neither user data nor an image",
            Severity = Severity.Warning,
            Paths = ["bootstrap", "os.imageId"],
            Source = RuleSources.TerraformPool,
            Confidence = Confidence.Inferred,
            Needs = RuleNeeds.Cluster,
            Why =
                "ACK manages the nodes of Auto Mode pools and accepts no user data, image or key pair for them; whether a "
                + "pool without Auto Mode in such a cluster may have them is not documented",
            Fix = "remove bootstrap and os.imageId, or use a cluster without Auto Mode",
            IsSuppressible = true,
            ConflictingSources =
            [
                new(
                    "user data, pre-defined data, image, key pair and login settings are not accepted for Auto Mode pools",
                    RuleSources.TerraformPool
                ),
                new(
                    "a key pair is required where the image is ContainerOS, in every cluster; so it is sent anyway",
                    RuleSources.NodePoolApi
                ),
            ],
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context) => HasBootstrap(pool, context) | HasImage(pool, context);

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (pool.Spec.Bootstrap is { IsKnown: true, Items.Count: > 0 })
        {
            CheckPath("bootstrap", "user data", pool, cluster, context);
        }

        if (pool.Spec.Os.Part(os => os.ImageId) is { IsKnown: true })
        {
            CheckPath("os.imageId", "image", pool, cluster, context);
        }
    }

    private static void CheckPath(string path, string what, CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (cluster.AutoMode is null)
        {
            context.MarkUndecided(path, "the cloud does not report whether it is an Auto Mode cluster");
        }
        else if (cluster.AutoMode is true)
        {
            context.Fail(path, $"cluster {pool.Spec.ClusterId} is in Auto Mode, and its pools accept no {what}");
        }
    }

    private static bool HasBootstrap(CheckedPool pool, RuleContext context)
    {
        if (pool.Spec.Bootstrap is { IsKnown: false })
        {
            context.MarkUndecided("bootstrap", "the list is not known yet");
        }

        return pool.Spec.Bootstrap is { IsKnown: true, Items.Count: > 0 };
    }

    private static bool HasImage(CheckedPool pool, RuleContext context) =>
        context.TryGetKnown(pool.Spec.Os.Part(os => os.ImageId), "os.imageId", out _);
}
