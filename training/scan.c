// The recurrence of a simple recurrent unit (Lei et al. 2018), both directions, over packed sentences; forward and backward.
// gcc -O3 -march=native -ffast-math -fopenmp -shared -fPIC scan.c -o scan.so -lm
// u: [n, 2, 3, h] (candidate, forget, reset for each direction), x: [n, 2h] highway input, p: [2, 4, h] (vf, vr, bf, br)
// f, r, c: [n, 2h] kept for the backward pass, y: [n, 2h]. starts: [sentences + 1] token offsets.
#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>
#define SIG(z) (1.0f / (1.0f + expf(-(z))))

void forward(int sentences, const int *starts, int h, const float *u, const float *x, const float *p,
             float *f, float *r, float *c, float *y) {
    #pragma omp parallel for schedule(dynamic, 4)
    for (int job = 0; job < 2 * sentences; job++) {
        int dir = job & 1, from = starts[job >> 1], to = starts[(job >> 1) + 1];
        const float *vf = p + dir * 4 * h, *vr = vf + h, *bf = vr + h, *br = bf + h;
        float zero[1024] = {0}; const float *prev = zero;
        for (int k = 0; k < to - from; k++) {
            long t = dir ? to - 1 - k : from + k, at = (t * 2 + dir) * h;
            const float *uu = u + at * 3, *xx = x + at; float *ff = f + at, *rr = r + at, *cc = c + at, *yy = y + at;
            for (int i = 0; i < h; i++) {
                float fi = SIG(uu[h + i] + vf[i] * prev[i] + bf[i]), ri = SIG(uu[2 * h + i] + vr[i] * prev[i] + br[i]);
                float ci = uu[i] + fi * (prev[i] - uu[i]);
                ff[i] = fi; rr[i] = ri; cc[i] = ci; yy[i] = xx[i] + ri * (ci - xx[i]);
            }
            prev = cc;
        }
    }
}

void backward(int sentences, const int *starts, int h, const float *u, const float *x, const float *p, const float *f, const float *r,
              const float *c, const float *dy, float *du, float *dx, float *dp) {
    memset(dp, 0, 8 * h * sizeof(float));
    #pragma omp parallel
    {
        float *local = calloc(8 * h, sizeof(float)), *dc = malloc(h * sizeof(float)), *zero = calloc(h, sizeof(float));
        #pragma omp for schedule(dynamic, 4)
        for (int job = 0; job < 2 * sentences; job++) {
            int dir = job & 1, from = starts[job >> 1], to = starts[(job >> 1) + 1];
            const float *vf = p + dir * 4 * h, *vr = vf + h;
            float *gvf = local + dir * 4 * h, *gvr = gvf + h, *gbf = gvr + h, *gbr = gbf + h;
            memset(dc, 0, h * sizeof(float));
            for (int k = to - from - 1; k >= 0; k--) {
                long t = dir ? to - 1 - k : from + k, at = (t * 2 + dir) * h;
                const float *prev = k == 0 ? zero : c + (dir ? at + 2 * h : at - 2 * h);
                const float *uu = u + at * 3, *xx = x + at, *ff = f + at, *rr = r + at, *cc = c + at, *g = dy + at;
                float *duu = du + at * 3, *dxx = dx + at;
                for (int i = 0; i < h; i++) {
                    float dcc = dc[i] + g[i] * rr[i];
                    float drp = g[i] * (cc[i] - xx[i]) * rr[i] * (1 - rr[i]);
                    float dfp = dcc * (prev[i] - uu[i]) * ff[i] * (1 - ff[i]);
                    dxx[i] = g[i] * (1 - rr[i]);
                    duu[i] = dcc * (1 - ff[i]); duu[h + i] = dfp; duu[2 * h + i] = drp;
                    dc[i] = dcc * ff[i] + dfp * vf[i] + drp * vr[i];
                    gvf[i] += dfp * prev[i]; gvr[i] += drp * prev[i]; gbf[i] += dfp; gbr[i] += drp;
                }
            }
        }
        #pragma omp critical
        for (int i = 0; i < 8 * h; i++) dp[i] += local[i];
        free(local); free(dc); free(zero);
    }
}
