using ContainerOS.Emulator.Catalogue;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>DescribeInstanceTypes: the matching types, page by page. The token is the name of the next page's first type.</summary>
internal static class InstanceTypeListing
{
    private const int Max = 1600;
    private const string Names = "InstanceTypes.";
    private static readonly string[] Served = ["MaxResults", "NextToken", "RegionId"];

    internal static JObject Answer(ApiRequest request)
    {
        RefuseOtherFilters(request);
        var filter = new InstanceTypeFilter(request);
        var types = InstanceTypeCatalogue.Named(filter.Listed(Names)).Where(filter.Matches).ToList();
        var rest = types.Skip(Start(types, request.Parameter("NextToken"))).ToList();
        var page = rest.Take(Size(request.Parameter("MaxResults"))).ToList();
        return new JObject
        {
            ["NextToken"] = page.Count < rest.Count ? NameOf(rest[page.Count]) : string.Empty,
            ["InstanceTypes"] = new JObject { ["InstanceType"] = new JArray(page.Select(type => type.DeepClone())) },
        };
    }

    /// <summary>Rejects unsupported filters: ignoring one would return a wrong result.</summary>
    private static void RefuseOtherFilters(ApiRequest request)
    {
        var other = request
            .Query.Select(pair => pair.Key)
            .FirstOrDefault(name =>
                !name.StartsWith(Names, StringComparison.Ordinal) && !Served.Contains(name) && !InstanceTypeFilter.Serves(name)
            );
        ApiException.ThrowUnless(
            other is null,
            $"The emulator does not support the parameter {other} of DescribeInstanceTypes",
            "InvalidParameter.Unimplemented"
        );
    }

    private static int Start(List<JObject> types, string? token)
    {
        var start = token is { Length: > 0 } ? types.TakeWhile(type => NameOf(type) != token).Count() : 0;
        ApiException.ThrowUnless(start == 0 || start < types.Count, "NextToken is not valid");
        return start;
    }

    private static int Size(string? text)
    {
        var size = Max;
        ApiException.ThrowUnless(
            text is not { Length: > 0 } || (int.TryParse(text, out size) && size is >= 1 and <= Max),
            $"MaxResults must be 1 to {Max}"
        );
        return size;
    }

    private static string NameOf(JObject type) => (string)type["InstanceTypeId"]!;
}
