using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;
using Grpc.Core;

namespace ContainerOS.Provider.Functions;

/// <summary><c>getImages</c>: lists the ContainerOS images that ACK offers to a cluster.</summary>
internal sealed class GetImagesFunction : ICloudFunction
{
    private static readonly ObjectType Image = new(
        "OfferedImage",
        "A ContainerOS image that ACK offers.",
        [
            new("imageId", PropertyType.Text, "The id of the image.") { Required = true },
            new("version", PropertyType.Text, "Its ContainerOS release; missing if ACK does not say it exactly."),
            new("pinned", PropertyType.Boolean, "Whether a pool that names the release gets this image: by the lock file, or without it.")
            {
                Required = true,
            },
        ]
    );

    /// <inheritdoc/>
    public FunctionSchema Schema { get; } =
        new(
            "containeros:index:getImages",
            "Lists the ContainerOS images that ACK offers to the nodes of a cluster now, by release. What it lists changes with time: do "
                + "not take the image of a pool from it, name a release and pin it in the lock file instead.",
            new ObjectType(
                "GetImagesArgs",
                "The cluster, and the release.",
                [
                    new("clusterId", PropertyType.Text, "The id of the cluster.") { Required = true },
                    new("version", new TextType(TextFormats.OsVersion), "Only images of this release."),
                ]
            ),
            new ObjectType(
                "GetImagesResult",
                "The images.",
                [new("images", PropertyType.ListOf(Image), "The images, by release.") { Required = true }]
            )
        );

    /// <inheritdoc/>
    public async Task<PropertyMap> InvokeAsync(PropertyMap arguments, ProviderSession session, CancellationToken ct)
    {
        if (arguments.ContainsUnknowns)
        {
            return ICloudFunction.Unknown(Schema);
        }

        var cluster = ((PropertyString)arguments["clusterId"].Unwrapped).Value;
        var release = arguments.Find("version")?.Unwrapped is PropertyString text ? OsVersion.Parse(text.Value) : null;
        var facts = await session.Lookups.GetFactsAsync(new NodePoolSpec { ClusterId = cluster }, ct);
        if (facts.Cluster is null)
        {
            throw new FunctionArgumentException("clusterId", facts.ClusterMissingBecause);
        }

        if (facts.Images is null)
        {
            throw new RpcFaultException(
                StatusCode.PermissionDenied,
                "the images of a cluster cannot be listed: the credentials have no permission for DescribeKubernetesVersionMetadata"
            );
        }

        return PropertyMap.Of(
            (
                "images",
                PropertyArray.Of(
                    facts
                        .Images.Where(image => image.IsContainerOs && (release is null || image.Release == release))
                        .OrderBy(image => image.Release)
                        .ThenBy(image => image.ImageId, StringComparer.Ordinal)
                        .Select(image =>
                        {
                            var described = PropertyMap.Of(
                                ("imageId", image.ImageId),
                                (
                                    "pinned",
                                    image.Release is { } known
                                        && session.Images.Resolve(new OsPin { Version = known }).ImageId == image.ImageId
                                )
                            );
                            return (PropertyValue)(image.Release is { } named ? described.With("version", named.ToString()) : described);
                        })
                )
            )
        );
    }
}
