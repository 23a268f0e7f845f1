using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Http;

/// <summary>A page of an ACK list, selected by its number.</summary>
/// <param name="Number">Its number, counted from 1.</param>
/// <param name="Size">The number of entries per page.</param>
internal sealed record NumberedPage(int Number, int Size)
{
    private const int DefaultSize = 10;
    private const int MaxSize = 100;

    /// <summary>The page that a call requests. The names of the parameters differ by call.</summary>
    internal static NumberedPage Of(ApiRequest request, string numberName, string sizeName) =>
        new(Read(request, numberName, 1), Math.Min(Read(request, sizeName, DefaultSize), MaxSize));

    /// <summary>The indexes of its entries in a list.</summary>
    internal IEnumerable<int> Range(int total)
    {
        var first = (int)Math.Min((Number - 1L) * Size, total);
        return Enumerable.Range(first, Math.Min(Size, total - first));
    }

    internal FieldMap ToPageInfo(int total) => FieldMap.Of(("page_number", Number), ("page_size", Size), ("total_count", total));

    private static int Read(ApiRequest request, string name, int defaultValue)
    {
        if (request.Parameter(name) is not { Length: > 0 } text)
        {
            return defaultValue;
        }

        ApiException.ThrowUnless(int.TryParse(text, out var number) && number > 0, $"{name} must be an integer of at least 1");
        return number;
    }
}
