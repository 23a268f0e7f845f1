using System.Globalization;

namespace ContainerOS.UserData.Tests.Golden;

/// <summary>Cultures that format numbers and sort text differently.</summary>
internal static class Cultures
{
    private static readonly string[] Names = ["en-US", "de-DE", "tr-TR", "ar-SA", "th-TH", "fa-IR", "zh-CN", "sv-SE"];

    /// <summary>The invariant culture, one with unusual signs, and real ones if the machine has any.</summary>
    internal static IEnumerable<CultureInfo> All => [CultureInfo.InvariantCulture, Strange(), .. Names.Select(Find).OfType<CultureInfo>()];

    private static CultureInfo Strange()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NegativeSign = "minus",
            PositiveSign = "plus",
            NumberGroupSeparator = "_",
            NumberDecimalSeparator = "'",
        };
        return culture;
    }

    private static CultureInfo? Find(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return null; // globalization-invariant mode, as in small images
        }
    }
}
