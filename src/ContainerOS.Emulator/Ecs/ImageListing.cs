using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeImages. ContainerOS images are listed only with <c>ShowExpired=true</c>.</summary>
internal static class ImageListing
{
    private const string ContainerOs = "Alibaba Cloud Linux Lifsea (ContainerOS) 3";

    /// <summary>An image of another system; its id is inferred.</summary>
    private static readonly FieldMap Other = Shape(
        "aliyun_3_x64_20G_alibase_20250629.vhd",
        "3.2104",
        "Alibaba Cloud Linux 3",
        "acs:alibaba_cloud_linux_3_2104_lts_x64",
        20,
        "2025-07-01"
    );

    private static readonly FieldMap[] Released = [.. OsImage.All.Select(Shape)];

    internal static FieldMap Answer(Call call)
    {
        var request = call.Request;
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
        var name = (request.Parameter("ImageName") ?? string.Empty).Trim('*');
        // Images that are bad on purpose are in no list, and exist for a request that names them.
        var id = request.Parameter("ImageId") ?? string.Empty;
        FieldMap[] listed = ImageLibrary.Find(id) is null ? Released : [Shape(OsImage.Find(id)!)];
        var found = (request.FlagParameter("ShowExpired") ? listed : [])
            .Append(Other)
            .Where(image =>
                image.Text("ImageName")!.Contains(name, StringComparison.OrdinalIgnoreCase)
                && QueryFilters.Match(request, image, "ImageId", "ImageFamily", "ImageOwnerAlias", "Architecture", "OSType", "Status")
            );
        return TokenPage
            .Answer(request, "Images", "Image", found.ToList(), image => image.Text("ImageId")!, image => image)
            .Without("NextToken")
            .With("RegionId", DemoAccount.Region);
    }

    private static FieldMap Shape(OsImage image) =>
        Shape(image.Id, image.Release ?? string.Empty, ContainerOs, "acs:lifsea_os_3_x64", image.SizeGiB, image.ReleaseDate);

    private static FieldMap Shape(string id, string version, string system, string family, long size, string? date) =>
        FieldMap.Of(
            ("ImageId", id),
            ("ImageName", id),
            ("ImageFamily", family),
            ("ImageVersion", version),
            ("ImageOwnerAlias", "system"),
            ("Architecture", "x86_64"),
            ("OSType", "linux"),
            ("OSName", system),
            ("OSNameEn", system),
            ("Platform", "Aliyun"),
            ("Size", size),
            ("Status", "Available"),
            ("IsPublic", true),
            ("CreationTime", $"{date}T00:00:00Z")
        );
}
