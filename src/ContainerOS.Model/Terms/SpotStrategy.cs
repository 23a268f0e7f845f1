namespace ContainerOS.Model.Terms;

/// <summary>How spot instances are bid for.</summary>
public enum SpotStrategy
{
    /// <summary>At the market price, at most the pay-as-you-go price.</summary>
    AsPriceGo,

    /// <summary>At most the given price per type.</summary>
    WithPriceLimit,
}
