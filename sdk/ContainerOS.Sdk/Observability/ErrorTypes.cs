using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Observability;

/// <summary>What <c>error.type</c> says of a fault: few values, and none of them a text for people.</summary>
internal static class ErrorTypes
{
    /// <summary>The vendor's code when it gave one, otherwise the exception's type.</summary>
    public static string Of(Exception fault) =>
        fault switch
        {
            ApiException api => api.Code,
            _ => fault.GetType().FullName ?? fault.GetType().Name,
        };
}
