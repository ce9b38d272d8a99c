using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Aggregator.Fetching;

/// <summary>The policies of Polly: one retry of a broken connection, a time limit to the first byte, and a pause for a host that
/// does not answer.</summary>
internal static class Resilience
{
    public static ResiliencePipeline<HttpResponseMessage> NewPipeline(FetchingOptions options, TimeProvider timeProvider)
    {
        var faults = new PredicateBuilder<HttpResponseMessage>()
            .Handle<HttpRequestException>(FailureClasses.IsTemporary);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider };
        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 0.9,
                MinimumThroughput = options.CircuitFailures,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = options.CircuitBreak,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>(FailureClasses.IsTemporary)
                    .Handle<TimeoutRejectedException>(),
            })
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 1,
                Delay = options.RetryDelay,
                UseJitter = true,
                ShouldHandle = faults,
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.FirstByteTimeout })
            .Build();
    }
}
