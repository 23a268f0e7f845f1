using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeImages. ContainerOS images are listed only with <c>ShowExpired=true</c>.</summary>
internal static class ImageListing
{
    /// <summary>An image of another system; its id is inferred.</summary>
    private static readonly JObject Other = Shape(
        "aliyun_3_x64_20G_alibase_20250629.vhd",
        "3.2104",
        "Alibaba Cloud Linux 3",
        "acs:alibaba_cloud_linux_3_2104_lts_x64",
        20,
        "2025-07-01"
    );

    internal static JObject Answer(ApiRequest request)
    {
        QueryFilters.RejectUnsupported(
            request,
            "ImageId",
            "ImageFamily",
            "ImageName",
            "ImageOwnerAlias",
            "Architecture",
            "OSType",
            "Status",
            "ShowExpired"
        );
        var isShown = string.Equals(request.Parameter("ShowExpired"), "true", StringComparison.OrdinalIgnoreCase);
        var name = (request.Parameter("ImageName") ?? string.Empty).Trim('*');
        var found = (isShown ? VersionCatalogue.Released.Select(Shape) : [])
            .Append(Other)
            .Where(image =>
                ((string)image["ImageName"]!).Contains(name, StringComparison.OrdinalIgnoreCase)
                && QueryFilters.Match(request, image, "ImageId", "ImageFamily", "ImageOwnerAlias", "Architecture", "OSType", "Status")
            )
            .Select(image => (JObject)image.DeepClone())
            .ToList();
        var reply = TokenPage.Answer(request, "Images", "Image", item => (string)item["ImageId"]!, found);
        reply.Remove("NextToken");
        reply["RegionId"] = DemoAccount.Region;
        return reply;
    }

    private static JObject Shape(JObject image) =>
        Shape(
            (string)image["imageId"]!,
            (string?)image["version"] ?? string.Empty,
            "Alibaba Cloud Linux Lifsea (ContainerOS) 3",
            "acs:lifsea_os_3_x64",
            (int?)image["imageSizeGiB"] ?? 5,
            (string?)image["releaseDate"]
        );

    private static JObject Shape(string id, string version, string system, string family, int size, string? date) =>
        new()
        {
            ["ImageId"] = id,
            ["ImageName"] = id,
            ["ImageFamily"] = family,
            ["ImageVersion"] = version,
            ["ImageOwnerAlias"] = "system",
            ["Architecture"] = "x86_64",
            ["OSType"] = "linux",
            ["OSName"] = system,
            ["OSNameEn"] = system,
            ["Platform"] = "Aliyun",
            ["Size"] = size,
            ["Status"] = "Available",
            ["IsPublic"] = true,
            ["CreationTime"] = $"{date}T00:00:00Z",
        };
}
