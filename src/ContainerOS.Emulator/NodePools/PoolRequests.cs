using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.NodePools;

/// <summary>What the service makes of a request about a pool, and what its replies say of one.</summary>
internal static class PoolRequests
{
    /// <summary>What a reply has instead of a password.</summary>
    internal const string Masked = "********";

    /// <summary>Fields of a change that say how it is carried out, and are not kept.</summary>
    private static readonly string[] HowToModify = ["update_nodes", "concurrency"];

    /// <summary>The settings of a new pool: those of the request, and the service's defaults for the others.</summary>
    internal static PoolSettings Create(FieldMap body)
    {
        var settings = PoolFields.Settings.Apply(PoolSettings.Default, body);
        if (body.Map("scaling_group")?.Has("image_id") != true)
        {
            settings = settings with { Group = settings.Group with { ImageId = OsImage.DefaultOf(settings.Group.ImageType) } };
        }

        return Complete(
            body.Map("scaling_group")?.Has("desired_size") != true && body.Whole("count") is { } count
                ? settings with
                {
                    Group = settings.Group with { DesiredSize = count },
                }
                : settings
        );
    }

    /// <summary>The settings after a change.</summary>
    internal static PoolSettings Modify(PoolSettings settings, FieldMap patch) =>
        Complete(PoolFields.Settings.Apply(settings, patch.Without(HowToModify)));

    /// <summary>The pool in the format of DescribeClusterNodePoolDetail.</summary>
    internal static FieldMap Describe(NodePool pool)
    {
        var (settings, counts) = (PoolFields.Settings.Write(pool.Settings), pool.Counts);
        if (settings.Map("scaling_group") is { } group && group.Has("login_password"))
        {
            settings = settings.With("scaling_group", group.With("login_password", Masked));
        }

        return ApiModel.NodePoolDetail.Keep(
            settings.With(
                "status",
                FieldMap.Of(
                    ("state", pool.State),
                    ("total_nodes", pool.Nodes.Count),
                    ("serving_nodes", counts.Ready - counts.Draining),
                    ("healthy_nodes", counts.Ready),
                    ("initial_nodes", pool.Nodes.Count - counts.Ready - counts.Removing - counts.Failed - counts.Offline),
                    ("failed_nodes", counts.Failed),
                    ("offline_nodes", counts.Offline),
                    ("removing_nodes", counts.Removing),
                    ("conditions", ListValue.Empty)
                )
            )
        );
    }

    /// <summary>The pool without conditions, as in the list of pools.</summary>
    internal static FieldMap DescribeInList(NodePool pool)
    {
        var reply = Describe(pool);
        return reply.With("status", reply.Map("status")!.Without("conditions"));
    }

    /// <summary>Drops a vSwitch that is named twice, and turns on what is on by default in a managed pool.</summary>
    private static PoolSettings Complete(PoolSettings settings)
    {
        var (group, management) = (settings.Group, settings.Management);
        if (group.VSwitchIds.Distinct().Count() < group.VSwitchIds.Length)
        {
            settings = settings with { Group = group with { VSwitchIds = [.. group.VSwitchIds.Distinct()] } };
        }

        return management.IsEnabled
            ? settings with
            {
                Management = management with
                {
                    Repairs = management.Repairs ?? true,
                    Upgrades = management.Upgrades ?? true,
                    FixesVulnerabilities = management.FixesVulnerabilities ?? true,
                },
            }
            : settings;
    }
}
