using System.Collections.Immutable;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.Nodes;

/// <summary>The components of a pool's nodes. Their names are not checked: the vendor's list is not published.</summary>
internal static class ComponentOperations
{
    private const string Pool = "/clusters/{cluster}/nodepools/{nodepool}";

    /// <summary>How long a component takes on a node, in milliseconds (assumed).</summary>
    private const long InstallMilliseconds = 10_000;

    internal static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Change("InstallNodePoolComponents", "POST", Pool + "/components", Install, "requestId"),
        Operation.Change("UpdateNodePoolComponent", "PUT", Pool + "/component", Update, "requestId"),
    ];

    private static FieldMap Install(Call call)
    {
        var pool = call.IdlePool();
        var requested = call.Body.Maps("components") ?? [];
        ApiException.ThrowUnless(requested.Length > 0, "components is required");
        var installed = pool.Settings.Components;
        foreach (var component in requested)
        {
            var name = component.Text("name") ?? string.Empty;
            ApiException.ThrowUnless(name.Length > 0, "components[].name is required");
            installed = installed
                .RemoveAll(earlier => earlier.Name == name)
                .Add(
                    new NodeComponent
                    {
                        Name = name,
                        Version = component.Text("version") ?? "latest",
                        Config = ConfigOf(component.Map("config") ?? FieldMap.Empty),
                    }
                );
        }

        return Begin(call, pool, installed, NodeSelection.Of(pool, call.Body.Texts("nodeNames") ?? []));
    }

    private static FieldMap Update(Call call)
    {
        var (pool, name) = (call.IdlePool(), call.Body.Text("name") ?? string.Empty);
        var component = pool.Settings.Components.FirstOrDefault(installed => installed.Name == name);
        ApiException.ThrowUnless(component is not null, $"The node pool has no component {name}", "ErrorComponentNotFound");
        var changed = component! with
        {
            Version = call.Body.Text("version") ?? component.Version,
            Config = call.Body.Map("config") is { } config ? ConfigOf(config) : component.Config,
        };
        var nodes = NodeSelection.Of(pool, call.Body.Texts("nodeNames") ?? []);
        return Begin(
            call,
            pool,
            pool.Settings.Components.Replace(component, changed),
            call.Body.Flag("disableRolling") == true ? [] : nodes
        );
    }

    private static FieldMap Begin(Call call, NodePool pool, ImmutableArray<NodeComponent> components, IReadOnlyList<Node> nodes)
    {
        call.Edit.Update(pool.Id, draft => draft with { Settings = draft.Settings with { Components = components } });
        var task = TaskStart.Rollout(
            call.Edit,
            pool,
            "nodepool_component",
            nodes,
            RolloutPolicy.Of(call.Body.Map("rollingPolicy"), "rollingPolicy", isCamel: true),
            new NodeEffect { Milliseconds = InstallMilliseconds },
            call.Now
        );
        return FieldMap.Of(("clusterId", pool.ClusterId), ("taskId", task.Id));
    }

    /// <summary>The request uses customConfig, the description of the pool custom_config.</summary>
    private static FieldMap ConfigOf(FieldMap requested) =>
        FieldMap.Of(("envs", requested["envs"] ?? ListValue.Empty), ("custom_config", requested["customConfig"] ?? FieldMap.Empty));
}
