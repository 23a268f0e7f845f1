using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of List: the live resources of a type, page by page.</summary>
/// <param name="Type">The type token.</param>
/// <param name="Query">What the resources have to match, in terms of the provider.</param>
/// <param name="Limit">The maximum number of resources of all pages; 0 for no limit.</param>
/// <param name="PageSize">The maximum number of resources of a page; 0 for the choice of the provider.</param>
/// <param name="ContinuationToken">Where the page starts: the token of the page before; empty for the first page.</param>
public sealed record ListRequest(string Type, PropertyMap Query, long Limit = 0, long PageSize = 0, string ContinuationToken = "");

/// <summary>An item of the response of List.</summary>
public abstract record ListItem
{
    private protected ListItem() { }
}

/// <summary>A live resource.</summary>
/// <param name="Id">Its id, which an import accepts.</param>
/// <param name="Name">Its name; empty for none.</param>
public sealed record ListedResource(string Id, string Name) : ListItem;

/// <summary>The end of a page that is not the last one.</summary>
/// <param name="Token">Where the next page starts.</param>
public sealed record ListContinuation(string Token) : ListItem;

/// <summary>The only item when the query has unknown values.</summary>
public sealed record ListUnknown : ListItem;

/// <summary>Translates List from and to the wire.</summary>
internal static class ListTranslation
{
    public static ListRequest FromWire(this Wire.ListRequest wire) =>
        new(wire.Token, PropertyCodec.FromStruct(wire.Query), Math.Max(0, wire.Limit), Math.Max(0, wire.PageSize), wire.ContinuationToken);

    public static Wire.ListRequest ToWire(this ListRequest request, PropertyCodecOptions options) =>
        new()
        {
            Token = request.Type,
            Query = PropertyCodec.ToStruct(request.Query, options),
            Limit = request.Limit,
            PageSize = request.PageSize,
            ContinuationToken = request.ContinuationToken,
        };

    /// <summary>An item; null for a kind that only newer plugins send.</summary>
    public static ListItem? FromWire(this Wire.ListResponse wire) =>
        wire.ResponseCase switch
        {
            Wire.ListResponse.ResponseOneofCase.Result => new ListedResource(wire.Result.Id, wire.Result.Name),
            Wire.ListResponse.ResponseOneofCase.Continuation => new ListContinuation(wire.Continuation.ContinuationToken),
            Wire.ListResponse.ResponseOneofCase.Computed => new ListUnknown(),
            _ => null,
        };

    public static Wire.ListResponse ToWire(this ListItem item) =>
        item switch
        {
            ListedResource resource => new()
            {
                Result = new() { Id = resource.Id, Name = resource.Name },
            },
            ListContinuation page => new() { Continuation = new() { ContinuationToken = page.Token } },
            _ => new() { Computed = new() },
        };
}
