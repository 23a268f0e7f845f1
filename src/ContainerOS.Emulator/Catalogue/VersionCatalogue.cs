using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Catalogue;

/// <summary>Kubernetes versions with their images and runtimes, in the format of DescribeKubernetesVersionMetadata.</summary>
internal static class VersionCatalogue
{
    private static readonly string[] Versions = ["1.34.1-aliyun.1", "1.33.3-aliyun.1", "1.32.7-aliyun.1", "1.31.9-aliyun.1"];

    /// <summary>The newest released image, which ACK uses when a request names none.</summary>
    internal static string DefaultImage => (string)Images().Last(image => image["version"]!.Type != JTokenType.Null)["imageId"]!;

    /// <summary>The ContainerOS images that have an id, as in the data file.</summary>
    internal static IEnumerable<JObject> Released => Images();

    internal static JArray Describe(string? version) => new(Versions.Where(known => version is null || known == version).Select(Shape));

    /// <summary>The release of an image; null when it is not a ContainerOS image.</summary>
    internal static string? ReleaseOf(string imageId) =>
        Images().Where(image => (string?)image["imageId"] == imageId).Select(image => (string?)image["version"]).FirstOrDefault();

    private static IEnumerable<JObject> Images() =>
        EmbeddedData.Read("containeros-images.json")["images"]!.OfType<JObject>().Where(image => image["imageId"]!.Type != JTokenType.Null);

    private static JObject Shape(string version) =>
        new()
        {
            ["version"] = version,
            ["creatable"] = true,
            ["runtimes"] = new JArray(new JObject { ["name"] = "containerd", ["version"] = "2.1.6" }),
            ["images"] = new JArray(
                Images()
                    .Select(image => new JObject
                    {
                        // Only the prefix has been observed; the text after it is inferred.
                        ["image_name"] = $"ContainerOS {image["version"]}",
                        ["image_id"] = image["imageId"],
                        ["platform"] = "Aliyun",
                        ["os_version"] = image["version"],
                        ["image_type"] = "ContainerOS",
                        ["os_type"] = "Linux",
                        ["image_category"] = "system",
                        ["architecture"] = "x86_64",
                    })
            ),
        };
}
