using System.Collections.Frozen;

namespace ContainerOS.Emulator.Catalogue;

/// <summary>A ContainerOS image that has an id.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Release">Its release as published, such as <c>3.6.1</c>; null when it is not known.</param>
/// <param name="ReleaseDate">The day of the release; null when it is not known.</param>
/// <param name="SizeGiB">The smallest system disk.</param>
/// <param name="IsForAutoMode">Whether only Auto Mode clusters offer it.</param>
internal sealed record OsImage(string Id, string? Release, string? ReleaseDate, long SizeGiB, bool IsForAutoMode)
{
    private static readonly OsImage[] InOrder =
    [
        .. EmbeddedData
            .Read("containeros-images.json")
            .Maps("images")!
            .Value.Where(image => image.Has("imageId"))
            .Select(image => new OsImage(
                image.Text("imageId")!,
                image.Text("version"),
                image.Text("releaseDate"),
                image.Whole("imageSizeGiB") ?? 5,
                image.Flag("autoModeOnly") ?? false
            )),
    ];
    private static readonly FrozenDictionary<string, OsImage> ById = InOrder
        .DistinctBy(image => image.Id)
        .ToFrozenDictionary(image => image.Id);

    /// <summary>The oldest Kubernetes version by release; a later release needs at least that of the one before (inferred).</summary>
    private static readonly (Version Release, Version Kubernetes)[] OldestKubernetes =
    [
        (new(3, 5, 0), new(1, 31)),
        (new(3, 4, 0), new(1, 30)),
        (new(3, 3, 0), new(1, 28)),
    ];

    /// <summary>The images, oldest first.</summary>
    internal static IReadOnlyList<OsImage> All => InOrder;

    /// <summary>The newest image, which ACK uses when a request names none.</summary>
    internal static OsImage Newest { get; } = InOrder.Last(image => image.Release is not null);

    /// <summary>The release with all three parts; null when it is not known.</summary>
    internal Version? Version { get; } = Release is null ? null : Parse(Release);

    /// <summary>The oldest Kubernetes version that a release needs.</summary>
    internal static Version OldestKubernetesOf(Version release) =>
        OldestKubernetes.Where(row => release >= row.Release).Select(row => row.Kubernetes).FirstOrDefault(new Version(1, 24));

    internal static OsImage? Find(string id) =>
        ById.TryGetValue(id, out var image) ? image
        : ImageLibrary.Find(id) is null ? null
        : Newest with { Id = id };

    /// <summary>The image of a new pool that names none, by its type; the ids of other systems than ContainerOS are inferred.</summary>
    internal static string DefaultOf(string? imageType) =>
        imageType switch
        {
            "AliyunLinux" => "aliyun_2_1903_x64_20G_alibase_20240628.vhd",
            "AliyunLinux3" => "aliyun_3_x64_20G_alibase_20250629.vhd",
            "CentOS" => "centos_7_9_x64_20G_alibase_20240628.vhd",
            _ => Newest.Id,
        };

    private static Version Parse(string release)
    {
        var parts = release.Split('.');
        return new(int.Parse(parts[0]), int.Parse(parts[1]), parts.Length > 2 ? int.Parse(parts[2]) : 0);
    }
}
