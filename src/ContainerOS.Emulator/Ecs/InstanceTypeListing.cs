using System.Globalization;
using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;

namespace ContainerOS.Emulator.Ecs;

/// <summary>DescribeInstanceTypes: the matching types, page by page. The token is the name of the next page's first type.</summary>
internal static class InstanceTypeListing
{
    private const int Max = 1600;
    private const string Names = "InstanceTypes.";
    private const string Families = "InstanceTypeFamilies.";
    private static readonly string[] Served = ["MaxResults", "NextToken", "RegionId"];

    private static readonly (string Parameter, Func<InstanceType, string> Value)[] Exact =
    [
        ("CpuArchitecture", type => type.Architecture),
        ("InstanceCategory", type => type.Category),
        ("InstanceFamilyLevel", type => type.Level),
    ];

    private static readonly (string Name, Func<InstanceType, double> Value)[] Counted =
    [
        ("CpuCoreCount", type => type.Cores),
        ("MemorySize", type => type.MemoryGiB),
        ("GPUAmount", type => type.GpuAmount),
    ];

    internal static FieldMap Answer(Call call)
    {
        var request = call.Request;
        RefuseOtherFilters(request);
        var types = InstanceType.Named(Listed(request, Names)).Where(type => Matches(request, type)).ToList();
        var rest = types.Skip(Start(types, request.Parameter("NextToken"))).ToList();
        var page = rest.Take(Size(request.Parameter("MaxResults"))).ToList();
        return FieldMap.Of(
            ("NextToken", page.Count < rest.Count ? rest[page.Count].Id : string.Empty),
            ("InstanceTypes", FieldMap.Of(("InstanceType", ListValue.Of(page.Select(type => type.Reply)))))
        );
    }

    private static bool Matches(ApiRequest request, InstanceType type) =>
        (Listed(request, Families) is not { Count: > 0 } families || families.Contains(type.Family))
        && Exact.All(pair => request.Parameter(pair.Parameter) is not { Length: > 0 } requested || pair.Value(type) == requested)
        && Counted.All(pair =>
            Bound(request, $"Minimum{pair.Name}", double.MinValue) <= pair.Value(type)
            && pair.Value(type) <= Bound(request, $"Maximum{pair.Name}", double.MaxValue)
        );

    /// <summary>The values of a repeated parameter, whose name ends with a number.</summary>
    private static IReadOnlyList<string> Listed(ApiRequest request, string prefix) =>
        [.. request.Query.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => pair.Value)];

    /// <summary>Rejects unsupported filters: ignoring one would return a wrong result.</summary>
    private static void RefuseOtherFilters(ApiRequest request)
    {
        var other = request
            .Query.Select(pair => pair.Key)
            .FirstOrDefault(name =>
                !name.StartsWith(Names, StringComparison.Ordinal)
                && !name.StartsWith(Families, StringComparison.Ordinal)
                && !Served.Contains(name)
                && !Exact.Any(pair => pair.Parameter == name)
                && !Counted.Any(pair => name == $"Minimum{pair.Name}" || name == $"Maximum{pair.Name}")
            );
        ApiException.ThrowUnless(
            other is null,
            $"The emulator does not support the parameter {other} of DescribeInstanceTypes",
            "InvalidParameter.Unimplemented"
        );
    }

    private static int Start(List<InstanceType> types, string? token)
    {
        var start = token is { Length: > 0 } ? types.TakeWhile(type => type.Id != token).Count() : 0;
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

    private static double Bound(ApiRequest request, string parameter, double unset)
    {
        if (request.Parameter(parameter) is not { Length: > 0 } text)
        {
            return unset;
        }

        ApiException.ThrowUnless(
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound),
            $"{parameter} must be a number"
        );
        return bound;
    }
}
