namespace ContainerOS.Sdk.Ack;

/// <summary>What a call names its pages by.</summary>
/// <param name="Number">The parameter for which page, from 1.</param>
/// <param name="Size">The parameter for how many entries a page has.</param>
/// <param name="Info">The field of the reply that tells of the page.</param>
internal sealed record PageNames(string Number, string Size, string Info)
{
    internal static PageNames Usual { get; } = new("page_number", "page_size", "page_info");

    /// <summary>DescribeClusterNodes has names of its own (request and reply model of cs-20151215).</summary>
    internal static PageNames OfNodes { get; } = new("pageNumber", "pageSize", "page");
}
