using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Which fields of a request the service takes over, and which its replies have.</summary>
internal static class PoolRequests
{
    private static readonly string[] Updatable = ["nodepool_info", "scaling_group", "kubernetes_config", "auto_scaling", "management"];

    /// <summary>Fields of a scaling group that ModifyClusterNodePool does not have.</summary>
    private static readonly string[] NotUpdatable =
    [
        "instance_metadata_options",
        "ram_role_name",
        "security_group_id",
        "login_as_non_root",
        "cis_enabled",
        "soc_enabled",
        "security_hardening_os",
    ];

    /// <summary>Fields of a create that no reply contains.</summary>
    private static readonly string[] WriteOnly = ["count", "eflo_node_group"];

    /// <summary>The settings of a new pool: those of the request, and the service's defaults for the others.</summary>
    internal static PoolSettings Create(FieldMap body)
    {
        var settings = PoolFields.Settings.Apply(PoolSettings.Default, body);
        return body.Map("scaling_group")?.Has("desired_size") != true && body.Whole("count") is { } count
            ? settings with
            {
                Group = settings.Group with { DesiredSize = count },
            }
            : settings;
    }

    /// <summary>The settings after a change. Fields that the call does not have are ignored (inferred).</summary>
    internal static PoolSettings Modify(PoolSettings settings, FieldMap patch)
    {
        var known = FieldMap.Of(patch.Fields.Where(field => Updatable.Contains(field.Key)));
        if (known.Map("scaling_group") is { } group)
        {
            known = known.With("scaling_group", group.Without(NotUpdatable));
        }

        if (known.Map("nodepool_info") is { } info)
        {
            known = known.With("nodepool_info", info.Without("type"));
        }

        return PoolFields.Settings.Apply(settings, known);
    }

    /// <summary>The pool in the format of DescribeClusterNodePoolDetail.</summary>
    internal static FieldMap Describe(NodePool pool)
    {
        var (settings, counts) = (PoolFields.Settings.Write(pool.Settings).Without(WriteOnly), pool.Counts);
        var management = settings.Map("management")!;
        if (management.Map("auto_upgrade_policy") is { } policy)
        {
            management = management.With("auto_upgrade_policy", policy.Without("auto_upgrade_os", "auto_upgrade_runtime"));
        }

        // In the vendor's reply, node_config has no containerd options, and its OS options are limited to huge pages.
        var config = settings.Map("node_config")!.Without("containerd_config");
        if (config.Map("node_os_config") is { } os)
        {
            config = config.With("node_os_config", FieldMap.Of(("hugepage", os["hugepage"])));
        }

        return settings
            .With("management", management)
            .With("node_config", config)
            .With(
                "status",
                FieldMap.Of(
                    ("state", pool.State),
                    ("total_nodes", pool.Nodes.Count),
                    ("serving_nodes", counts.Ready),
                    ("healthy_nodes", counts.Ready),
                    ("initial_nodes", pool.Nodes.Count - counts.Ready - counts.Removing - counts.Failed),
                    ("failed_nodes", counts.Failed),
                    ("offline_nodes", 0),
                    ("removing_nodes", counts.Removing),
                    ("conditions", ListValue.Empty)
                )
            );
    }

    /// <summary>The pool without conditions, as in the list of pools.</summary>
    internal static FieldMap DescribeInList(NodePool pool)
    {
        var reply = Describe(pool);
        return reply.With("status", reply.Map("status")!.Without("conditions"));
    }
}
