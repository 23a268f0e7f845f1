using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Catalogue;

/// <summary>Kubernetes versions with their images and runtimes, in the format of DescribeKubernetesVersionMetadata.</summary>
internal static class KubernetesVersions
{
    internal const string ContainerdVersion = "2.1.6";

    private static readonly string[] Versions = ["1.34.1-aliyun.1", "1.33.3-aliyun.1", "1.32.7-aliyun.1", "1.31.9-aliyun.1"];
    private static readonly ListValue Images = ListValue.Of(
        OsImage.All.Select(image =>
            FieldMap.Of(
                // Only the prefix has been observed; the text after it is inferred.
                ("image_name", $"ContainerOS {image.Release}"),
                ("image_id", image.Id),
                ("platform", "Aliyun"),
                ("os_version", image.Release),
                ("image_type", "ContainerOS"),
                ("os_type", "Linux"),
                ("image_category", "system"),
                ("architecture", "x86_64")
            )
        )
    );

    /// <summary>Whether clusters and nodes can be upgraded to a version.</summary>
    internal static bool IsOffered(string version) => Versions.Contains(version);

    /// <summary>A version without the vendor's suffix.</summary>
    internal static Version Parse(string version) => Version.Parse(version.Split('-')[0]);

    internal static ListValue Describe(string? version) =>
        ListValue.Of(
            Versions
                .Where(known => version is null || known == version)
                .Select(known =>
                    FieldMap.Of(
                        ("version", known),
                        ("creatable", true),
                        ("runtimes", ListValue.Of([FieldMap.Of(("name", "containerd"), ("version", ContainerdVersion))])),
                        ("images", Images)
                    )
                )
        );
}
