using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>The filters of DescribeInstanceTypes.</summary>
/// <param name="request">The call.</param>
internal sealed class InstanceTypeFilter(ApiRequest request)
{
    private const string Families = "InstanceTypeFamilies.";
    private static readonly (string Parameter, string Field)[] Exact =
    [
        ("CpuArchitecture", "CpuArchitecture"),
        ("InstanceCategory", "InstanceCategory"),
        ("InstanceFamilyLevel", "InstanceFamilyLevel"),
    ];
    private static readonly string[] Counted = ["CpuCoreCount", "MemorySize", "GPUAmount"];

    /// <summary>Whether a parameter is a supported filter.</summary>
    internal static bool Serves(string parameter) =>
        parameter.StartsWith(Families, StringComparison.Ordinal)
        || Exact.Any(pair => pair.Parameter == parameter)
        || Counted.Any(field => parameter == $"Minimum{field}" || parameter == $"Maximum{field}");

    internal bool Matches(JObject type) =>
        (Listed(Families) is not { Length: > 0 } families || families.Contains((string?)type["InstanceTypeFamily"]))
        && Exact.All(pair => request.Parameter(pair.Parameter) is not { Length: > 0 } requested || (string?)type[pair.Field] == requested)
        && Counted.All(field =>
            Bound($"Minimum{field}", double.MinValue) <= (double)type[field]!
            && (double)type[field]! <= Bound($"Maximum{field}", double.MaxValue)
        );

    /// <summary>The values of a repeated parameter, whose name ends with a number.</summary>
    internal string[] Listed(string prefix) =>
        [.. request.Query.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => pair.Value)];

    private double Bound(string parameter, double unset)
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
