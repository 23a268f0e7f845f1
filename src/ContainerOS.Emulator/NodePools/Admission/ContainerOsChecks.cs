using ContainerOS.Emulator.Catalogue;

namespace ContainerOS.Emulator.NodePools.Admission;

/// <summary>The requirements of ContainerOS pools. They are documented; that the service refuses other pools is inferred.</summary>
internal static class ContainerOsChecks
{
    private const string Parameter = "InvalidParameter";
    private const string Overview = "page \"ContainerOS overview\"";
    private const string Releases = "page \"Release notes for ContainerOS images\"";
    private static readonly Version DataDiskSince = new(3, 4, 0);
    private static readonly Version GpuSince = new(3, 6, 0);
    private static readonly Version LoginOptionalSince = new(3, 5, 0);
    private static readonly Version HardenedMetadataSince = new(3, 6, 0);

    internal static IReadOnlyList<AdmissionCheck<PoolCandidate>> All { get; } =
    [
        .. new AdmissionCheck<PoolCandidate>[]
        {
            new(
                "a pool in a cluster that ACK does not manage",
                Parameter,
                Evidence.Inferred,
                Overview,
                pool => pool.Cluster.IsManaged ? null : "ContainerOS is for ACK managed clusters only"
            ),
            new(
                "an image that does not exist",
                "InvalidImageId.NotFound",
                Evidence.Inferred,
                "the code of ECS for the same",
                pool => OsImage.Find(pool.Group.ImageId) is null ? $"The image {pool.Group.ImageId} does not exist" : null
            ),
            new(
                "a pool in a cluster that is too old for the release: 1.28 for 3.3, 1.30 for 3.4, 1.31 from 3.5 on",
                Parameter,
                Evidence.Inferred,
                Releases,
                pool =>
                    pool.Cluster.KubernetesVersion < OsImage.OldestKubernetesOf(pool.Release)
                        ? $"ContainerOS {pool.Release} needs Kubernetes {OsImage.OldestKubernetesOf(pool.Release)} or later"
                        : null
            ),
            new(
                "release 3.4.0 outside of Auto Mode clusters",
                Parameter,
                Evidence.Inferred,
                Releases,
                pool =>
                    OsImage.Find(pool.Group.ImageId) is { IsForAutoMode: true } && !pool.Cluster.IsAutoMode
                        ? $"ContainerOS {pool.Release} is offered in Auto Mode clusters only"
                        : null
            ),
            new(
                "another runtime than containerd",
                Parameter,
                Evidence.Inferred,
                Overview,
                pool => pool.Settings.Kubernetes.Runtime == "containerd" ? null : "ContainerOS runs containerd only"
            ),
            new(
                "a pool without a key pair, before release 3.5.0: the create page offers to set the login later",
                Parameter,
                Evidence.ReadInSdk,
                "field texts of npm @alicloud/cs20151215 7.2.0: ContainerOS supports only key_pair",
                pool =>
                    pool.Group.KeyPair is { Length: > 0 } || pool.Release >= LoginOptionalSince
                        ? null
                        : $"key_pair is required for ContainerOS {pool.Release}"
            ),
            new(
                "another number of data disks than one, from release 3.4.0 on",
                Parameter,
                Evidence.Inferred,
                Releases,
                pool =>
                    pool.Release < DataDiskSince || pool.Group.DataDisks is { Length: 1 }
                        ? null
                        : $"ContainerOS {pool.Release} needs exactly one entry in scaling_group.data_disks"
            ),
            new(
                "http_tokens required before release 3.6.0",
                Parameter,
                Evidence.Inferred,
                Releases,
                pool =>
                    pool.Release < HardenedMetadataSince && pool.Group.MetadataOptions?.Text("http_tokens") == "required"
                        ? $"ContainerOS {pool.Release} does not support http_tokens required"
                        : null
            ),
            new(
                "an Arm type, a type with local disks, and before release 3.6.0 a type with GPUs",
                Parameter,
                Evidence.Inferred,
                Overview,
                pool =>
                    pool.Types.FirstOrDefault(type => !Serves(type, pool.Release)) is { } type
                        ? $"ContainerOS {pool.Release} does not support the instance type {type.Id}"
                        : null
            ),
        }.Select(check => check with { Problem = pool => pool.Group.IsContainerOs ? check.Problem(pool) : null }),
    ];

    private static bool Serves(InstanceType type, Version release) =>
        !type.IsArm && !type.HasLocalDisks && (!type.HasGpu || release >= GpuSince);
}
