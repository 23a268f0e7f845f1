namespace ContainerOS.Sdk.Observability;

/// <summary>The service refused a time stamp, and requests are stamped by its clock from now on.</summary>
/// <param name="Operation">The API action that was refused.</param>
/// <param name="Skew">How far the service's clock is ahead of this machine's.</param>
public sealed record ClockAdjusted(string Operation, TimeSpan Skew) : SdkEvent(Operation);
