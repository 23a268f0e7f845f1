using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Lookups;
using ContainerOS.Provider.Shapes;
using Grpc.Core;

namespace ContainerOS.Provider.Functions;

/// <summary><c>getCluster</c>: reads an ACK cluster.</summary>
internal sealed class GetClusterFunction : ICloudFunction
{
    /// <inheritdoc/>
    public FunctionSchema Schema { get; } =
        new(
            "containeros:index:getCluster",
            "Reads an ACK cluster, for the properties of its pools. Properties that ACK does not return are left out.",
            new ObjectType(
                "GetClusterArgs",
                "The cluster to read.",
                [new("clusterId", PropertyType.Text, "The id of the cluster.") { Required = true }]
            ),
            new ObjectType(
                "GetClusterResult",
                "The cluster.",
                [
                    new("clusterId", PropertyType.Text, "The id of the cluster.") { Required = true },
                    new("name", PropertyType.Text, "Its name.") { Required = true },
                    new("state", PropertyType.Text, "Its state, such as running.") { Required = true },
                    new("regionId", PropertyType.Text, "Its region.") { Required = true },
                    new("isManaged", PropertyType.Boolean, "Whether Alibaba Cloud operates its control plane; ContainerOS needs that.")
                    {
                        Required = true,
                    },
                    new("kubernetesVersion", PropertyType.Text, "Its Kubernetes version."),
                    new("spec", PropertyType.Text, "Its edition, such as ack.pro.small."),
                    new("network", PropertyType.Text, "Its network plugin, such as terway-eniip."),
                    new("vpcId", PropertyType.Text, "Its VPC."),
                    new("vSwitchIds", PropertyType.ListOf(PropertyType.Text), "The vSwitches of its control plane."),
                    new("securityGroupId", PropertyType.Text, "The security group that its pools get by default."),
                    new("resourceGroupId", PropertyType.Text, "Its resource group."),
                ]
            )
        );

    /// <inheritdoc/>
    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, ProviderSession session, CancellationToken ct)
    {
        if (arguments.ContainsUnknowns)
        {
            return ICloudFunction.Unknown(Schema);
        }

        var id = ((PropertyString)arguments["clusterId"].Unwrapped).Value;
        try
        {
            var cluster = await CloudErrors.TranslateAsync(() => session.Cloud().Ack.Clusters.GetAsync(id, ct));
            var known = PropertyMap.Of(
                ("clusterId", cluster.ClusterId),
                ("name", cluster.Name),
                ("state", cluster.State.Value),
                ("regionId", cluster.RegionId),
                ("isManaged", cluster.IsManaged)
            );
            var optional = new (string Name, PropertyValue? Value)[]
            {
                ("kubernetesVersion", Text(cluster.CurrentVersion)),
                ("spec", Text(cluster.ClusterSpec)),
                ("network", Text(ClusterFactsCache.ReadNetworkPlugin(cluster.MetaData))),
                ("vpcId", Text(cluster.VpcId)),
                ("vSwitchIds", cluster.VSwitchIds is { } ids ? PropertyArray.Of(ids.Select(vSwitch => (PropertyValue)vSwitch)) : null),
                ("securityGroupId", Text(cluster.SecurityGroupId)),
                ("resourceGroupId", Text(cluster.ResourceGroupId)),
            };
            return optional.Aggregate(known, (all, property) => property.Value is { } value ? all.With(property.Name, value) : all);
        }
        catch (RpcFaultException error) when (error.Code is StatusCode.NotFound)
        {
            throw new FunctionArgumentException("clusterId", error.Message);
        }
    }

    private static PropertyValue? Text(string? text) => text is { Length: > 0 } ? (PropertyValue)text : null;
}
