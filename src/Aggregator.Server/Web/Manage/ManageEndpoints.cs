using Aggregator.Server.Web.Accounts;
using Aggregator.Server.Web.Manage.Runs;
using Aggregator.Server.Web.Serving;
using Aggregator.Trials;
using Microsoft.AspNetCore.Mvc;

namespace Aggregator.Server.Web.Manage;

/// <summary>Maps the pages of <see cref="ManagePages"/>. Every one is answered by <see cref="ManageGate"/>.</summary>
internal static class ManageEndpoints
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<NetworkLockout>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<Visitors>();
        services.AddSingleton<FormGuard>();
        services.AddSingleton<ManageNotices>();
        services.AddSingleton<ManageRenderer>();
        services.AddSingleton<ManageGate>();
        services.AddSingleton<SourceTrial>();
        services.AddSingleton<TrialDesk>();
        services.AddSingleton<SourceKeeper>();
        foreach (var answers in ManagePages.All.Select(page => page.Answers).Distinct())
        {
            services.AddSingleton(answers);
        }
    }

    public static void Map(WebApplication app)
    {
        var gate = app.Services.GetRequiredService<ManageGate>();
        foreach (var page in ManagePages.All)
        {
            if (page.IsShown)
            {
                app.MapRead(page.Path, (HttpContext context) => gate.ShowAsync(page, context)).WithMetadata(page);
            }

            if (page.TakesForms)
            {
                // Without the cast the compiler takes the lambda for a RequestDelegate, which throws its answer away.
                app.MapPost(page.Path, (Delegate)((HttpContext context) => gate.TakeAsync(page, context)))
                    .WithMetadata(page, new RequestSizeLimitAttribute(page.MaxFormBytes)).DisableAntiforgery();
            }
        }
    }
}
